package dev.lockkeeper.samples.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The live page in a real browser, without a network beyond loopback. Its screenshots are in {@code target/screenshots}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class LivePageTest {
    private static final int ADMITTED = 5 + Jobs.QUEUE;

    private Browser browser;

    @BeforeAll
    void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    void endBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void thePageShowsTheLoadAndAFullQueue() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(5);
        try (var server = new WebServer(0, n -> Gate.await(gate, running))) {
            open(server, false, 1200, 1100);
            Client client = new Client(server);
            for (int request = 0; request < 40; request++) {
                client.get("factorial?n=500");
            }
            browser.waitForText("requests", "40");
            browser.waitFor("charts.find(chart => chart.id === 'chart-rate').data[1].some(rate => rate > 0)");
            browser.waitFor("charts.find(chart => chart.id === 'chart-latency').data[2].some(millis => millis > 0)");
            assertThat(browser.text("errors")).isEqualTo("0");
            assertThat(isFullQueueShown()).isFalse();

            post(client, 5);
            running.await();
            post(client, Jobs.QUEUE + 15);
            browser.waitForText("requests", "80");
            browser.waitForText("errors", "15");
            browser.waitForText("rejected", "15");
            browser.waitForText("pool-active", "5");
            browser.waitForText("queued", "20");
            assertThat(isFullQueueShown()).isTrue();
            assertThat(browser.text("queue-full"))
                    .isEqualTo("The queue is full: 20 of 20 places taken, 15 jobs rejected so far");
            browser.screenshot("full-queue");

            gate.countDown();
            browser.waitForText("queued", "0");
            browser.waitFor("document.getElementById('queue-full').hidden");
            assertThat(client.statistic("submitted")).isEqualTo(ADMITTED + 15);
        } finally {
            gate.countDown();
        }
    }

    @Test
    void theButtonsApplyLoad() throws Exception {
        try (var server = new WebServer(0, n -> n)) {
            open(server, false, 1200, 1100);

            browser.click("50 factorials");
            browser.waitForText("requests", "50");
            browser.click("15 jobs");
            browser.waitForText("requests", "65");

            assertThat(new Client(server).statistic("requests")).isEqualTo(65);
        }
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndHasNothingToComplainOf() throws Exception {
        try (var server = new WebServer(0, n -> n)) {
            browser.requestedAddresses();
            browser.consoleMessages();
            open(server, false, 1200, 1100);
            browser.click("50 factorials");
            browser.waitForText("requests", "50");

            assertThat(browser.requestedAddresses())
                    .contains(server.address(), server.address() + "live", server.address() + "uPlot.iife.min.js")
                    .allMatch(address -> address.startsWith(server.address()) || address.startsWith("data:"));
            assertThat(browser.consoleMessages()).isEmpty();
        }
    }

    @Test
    void thePageComesBackWithTheServer() throws Exception {
        int port;
        try (var server = new WebServer(0, n -> n)) {
            open(server, false, 1200, 1100);
            port = URI.create(server.address()).getPort();
            new Client(server).get("factorial?n=1");
            browser.waitForText("requests", "1");
        }
        browser.waitFor("document.getElementById('connection').textContent.startsWith('the server is away')");

        try (var server = new WebServer(port, n -> n)) {
            browser.waitForText("connection", "connected");
            browser.waitForText("requests", "0");
            new Client(server).get("factorial?n=1");
            browser.waitForText("requests", "1");
            assertThat(browser.value("charts.every(chart => chart.data.slice(1).flat().every(value => value >= 0))"))
                    .as("no rate is negative, though the new server counts from zero")
                    .isEqualTo(true);
        }
    }

    @Test
    void thePageComesBackThoughTheServerRefusedItWhileItStopped() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        WebServer stopping = new WebServer(0, n -> Gate.await(gate, running));
        int port = URI.create(stopping.address()).getPort();
        open(stopping, false, 1200, 1100);
        new Client(stopping).post("jobs?n=1");
        running.await();
        Thread closing = new Thread(stopping::close);
        closing.start();
        browser.waitForText("connection", "the server is stopping; trying again …");
        gate.countDown();
        closing.join();

        try (var server = new WebServer(port, n -> n)) {
            browser.waitForText("connection", "connected");
            new Client(server).get("factorial?n=1");
            browser.waitForText("requests", "1");
        }
    }

    @Test
    void thePageFitsAPhoneInTheDark() throws Exception {
        try (var server = new WebServer(0, n -> n)) {
            open(server, false, 390, 844);
            Object light = browser.value("getComputedStyle(document.body).backgroundColor");
            open(server, true, 390, 844);
            browser.click("50 factorials");
            browser.waitForText("requests", "50");

            assertThat(browser.value("window.innerWidth")).isEqualTo(390L);
            assertThat(browser.value("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            assertThat(browser.value("[...document.querySelectorAll('figure, .numbers > div, button')]"
                            + ".every(it => it.getBoundingClientRect().right <= window.innerWidth)"))
                    .isEqualTo(true);
            assertThat(light).isEqualTo("rgb(243, 245, 248)");
            assertThat(browser.value("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(15, 18, 22)");
            browser.screenshot("phone-dark");
        }
    }

    private void open(WebServer server, boolean isDark, int width, int height) {
        browser.open(server.address(), isDark, width, height);
        browser.waitFor("location.href === '" + server.address() + "'");
        browser.waitForText("connection", "connected");
        browser.waitFor("document.querySelectorAll('figure canvas').length === 4");
        browser.waitFor("[...document.querySelectorAll('figure canvas')].every(canvas => canvas.getContext('2d')"
                + ".getImageData(0, 0, canvas.width, canvas.height).data.some(value => value !== 0))");
    }

    private boolean isFullQueueShown() {
        return Boolean.TRUE.equals(browser.value("document.getElementById('queue-full').offsetHeight > 0"));
    }

    private static void post(Client client, int jobs) throws Exception {
        for (int job = 0; job < jobs; job++) {
            client.post("jobs?n=1");
        }
    }
}
