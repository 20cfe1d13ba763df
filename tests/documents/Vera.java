import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files with veraPDF: {@code java Vera FLAVOUR,FLAVOUR FILE...}.
 *
 * <p>Prints lines of fields between tabs, in UTF-8. For each file and flavour one line
 * {@code result TAB passed|failed|unreadable TAB flavour TAB number of checks TAB file}, followed by one line
 * {@code failure TAB times TAB clause-test TAB message} for each rule that was broken. Ends with 0 when every file could
 * be judged (well or badly), with 2 when a flavour is unknown; anything else is a fault of this program.
 */
public final class Vera {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Vera() {}

    public static void main(String[] arguments) {
        // The parser's own log tells at length what the results below tell in order.
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        String[] flavours = arguments[0].split(",");
        for (String flavour : flavours) {
            if (PDFAFlavour.byFlavourId(flavour) == PDFAFlavour.NO_FLAVOUR) {
                System.err.println("unknown flavour " + flavour);
                System.exit(2);
            }
        }
        for (int i = 1; i < arguments.length; i++) {
            for (String flavour : flavours) {
                judge(new File(arguments[i]), flavour);
            }
        }
    }

    private static void judge(File file, String name) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            row("result", result.isCompliant() ? "passed" : "failed", name, result.getTotalAssertions(), file);
            Map<String, Integer> failures = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    failures.merge(rule + "\t" + oneLine(assertion.getMessage()), 1, Integer::sum);
                }
            }
            failures.forEach((failure, times) -> OUT.println("failure\t" + times + "\t" + failure));
        } catch (Exception fault) {
            row("result", "unreadable", name, 0, file);
            row("failure", 1, "file", oneLine(String.valueOf(fault.getMessage())));
        }
    }

    private static void row(Object... fields) {
        StringBuilder line = new StringBuilder();
        for (Object field : fields) {
            line.append(line.length() == 0 ? "" : "\t").append(field);
        }
        OUT.println(line);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").trim();
    }
}
