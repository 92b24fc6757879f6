package dev.mayday.alerts.slack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A test with a strict Slack of its own.
public abstract class WithSlack {

    protected SlackReceiver slack;

    @BeforeEach
    void start() throws Exception {
        slack = SlackReceiver.start();
    }

    @AfterEach
    void stop() {
        slack.close();
    }
}
