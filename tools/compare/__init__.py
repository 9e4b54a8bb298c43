"""The same release as MJML and react-email make a mail of it, beside ours."""
