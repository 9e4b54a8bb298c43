import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Has veraPDF judge PDFs as archives (PDF/A-3a) and for screen readers (PDF/UA-1): a line for each file and standard,
 * below it a line for each objection. Exits 1 if there is any, 2 if no file is named.
 */
class VeraPdf {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean clean = files.length > 0;
        for (String file : files) {
            clean &= isClean(file, PDFAFlavour.PDFA_3_A);
            clean &= isClean(file, PDFAFlavour.PDFUA_1);
        }
        System.exit(clean ? 0 : files.length == 0 ? 2 : 1);
    }

    private static boolean isClean(String file, PDFAFlavour standard) throws Exception {
        try (FileInputStream pdf = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(pdf, standard);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println(file + " " + standard + " " + (result.isCompliant() ? "clean" : "objects"));
            for (TestAssertion one : result.getTestAssertions()) {
                String place = one.getLocation() == null ? "" : " " + one.getLocation().getContext();
                System.out.println("  " + one.getRuleId() + " " + one.getMessage() + place);
            }
            return result.isCompliant();
        }
    }
}
