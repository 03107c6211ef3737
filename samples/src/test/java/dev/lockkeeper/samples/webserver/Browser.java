package dev.lockkeeper.samples.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Headless Chromium that knows no host but this one: a page that needs the network fails in it.
 *
 * <p>Without Chromium its tests are skipped, unless the system property {@code lockkeeper.browser} is {@code required}.
 */
final class Browser implements AutoCloseable {
    private static final Pattern REQUEST =
            Pattern.compile("\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]*)\"");

    private final ChromeDriver chromium;

    private Browser(ChromeDriver chromium) {
        this.chromium = chromium;
    }

    static Browser start() {
        Optional<File> browser = findOnPath("chromium");
        Optional<File> driver = findOnPath("chromedriver");
        boolean isInstalled = browser.isPresent() && driver.isPresent();
        String advice =
                "the live page is tested in Chromium: install it with 'apt-get install chromium chromium-driver'";
        if ("required".equals(System.getProperty("lockkeeper.browser"))) {
            assertThat(isInstalled).as(advice).isTrue();
        }
        assumeTrue(isInstalled, advice);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow())
                .build();
        return new Browser(new ChromeDriver(service, options(browser.orElseThrow())));
    }

    private static ChromeOptions options(File browser) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser);
        options.setPageLoadStrategy(PageLoadStrategy.NONE); // every wait is for what the page shows
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--no-first-run",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost");
        return options;
    }

    private static Optional<File> findOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, program))
                .filter(File::canExecute)
                .findFirst();
    }

    void open(String address, boolean isDark, int width, int height) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"))));
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        chromium.get(address);
    }

    /** Waits until the JavaScript expression is true. */
    void waitFor(String condition) {
        new WebDriverWait(chromium, Duration.ofSeconds(30))
                .pollingEvery(Duration.ofMillis(50))
                .withMessage(() -> condition + "; the page shows: " + value("document.body.innerText"))
                .until(driver -> Boolean.TRUE.equals(value(condition)));
    }

    void waitForText(String id, String text) {
        waitFor("document.getElementById('" + id + "')?.textContent === '" + text + "'");
    }

    /** The text of the element with that id. */
    String text(String id) {
        return (String) value("document.getElementById('" + id + "').textContent");
    }

    /** What a JavaScript expression is worth. */
    Object value(String expression) {
        return chromium.executeScript("return " + expression);
    }

    void click(String text) {
        chromium.executeScript(
                "[...document.querySelectorAll('button')].find(b => b.textContent === '" + text + "').click()");
    }

    /** Everything that was asked for since the last call, whoever answered. */
    List<String> requestedAddresses() {
        return log(LogType.PERFORMANCE)
                .flatMap(message -> REQUEST.matcher(message).results())
                .map(request -> request.group(1))
                .toList();
    }

    /** What the page complained of since the last call. */
    List<String> consoleMessages() {
        return log(LogType.BROWSER).toList();
    }

    private Stream<String> log(String type) {
        return chromium.manage().logs().get(type).getAll().stream().map(LogEntry::getMessage);
    }

    /** Keeps a picture of the page in {@code target/screenshots}. */
    void screenshot(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/screenshots"));
        Files.write(folder.resolve(name + ".png"), chromium.getScreenshotAs(OutputType.BYTES));
    }

    private void command(String name, Map<String, Object> parameters) {
        chromium.executeCdpCommand(name, parameters);
    }

    @Override
    public void close() {
        chromium.quit();
    }
}
