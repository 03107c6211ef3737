package dev.lockkeeper.runtime;

/**
 * What a waiter at a channel waits for.
 *
 * @param what as it follows "has waited"
 * @param waker as it follows "could be woken by"
 */
record WaitGoal(String what, String waker) {
    static WaitGoal toSend(ChannelCore<?> channel) {
        return new WaitGoal("to send to " + channel, "a receive from " + channel + ", or its close");
    }

    static WaitGoal toReceive(ChannelCore<?> channel) {
        return new WaitGoal("to receive from " + channel, "a send to " + channel + ", or its close");
    }

    static WaitGoal toSeeClosed(ChannelCore<?> channel) {
        return new WaitGoal("for the close of " + channel, "the close of " + channel);
    }
}
