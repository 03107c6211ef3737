package dev.lockkeeper.benchmarks

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.selects.select

/** What Kotlin's channels do in the place of ours; coroutines are their threads. */
object Coroutines {
    @JvmStatic
    fun transfer(values: Int, pairs: Int, capacity: Int) = runBlocking(Dispatchers.Default) {
        val channel = Channel<Int>(capacity)
        val each = values / pairs
        repeat(pairs) {
            launch { repeat(each) { channel.send(1) } }
            launch { repeat(each) { channel.receive() } }
        }
    }

    @JvmStatic
    fun pingPong(rounds: Int) = runBlocking(Dispatchers.Default) {
        val there = Channel<Int>()
        val back = Channel<Int>()
        launch {
            repeat(rounds) {
                there.send(1)
                back.receive()
            }
        }
        launch { repeat(rounds) { back.send(there.receive()) } }
        Unit
    }

    @JvmStatic
    fun blockingSelect(values: Int, size: Int) = runBlocking(Dispatchers.Default) {
        val channels = List(size) { Channel<Int>() }
        launch { repeat(values) { channels[it % size].send(it) } }
        launch { repeat(values) { receiveAny(channels) } }
        Unit
    }

    @JvmStatic
    fun sendAndReadySelect(values: Int, size: Int): Int = runBlocking(Dispatchers.Default) {
        val channels = List(size) { Channel<Int>(1) }
        var sum = 0
        repeat(values) {
            channels[it % size].send(it)
            sum += receiveAny(channels)
        }
        sum
    }

    private suspend fun receiveAny(channels: List<Channel<Int>>): Int = select {
        for (channel in channels) {
            channel.onReceive { it }
        }
    }
}
