package org.example;

import dev.lockkeeper.runtime.ReceiveChannel;

/** Code that uses the library from outside its package. */
public final class Caller implements Runnable {
    private final ReceiveChannel<?> channel;

    public Caller(ReceiveChannel<?> channel) {
        this.channel = channel;
    }

    @Override
    public void run() {
        try {
            channel.receive();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
