/** What it costs that the flight recorder may be asked to listen. */
package dev.lockkeeper.benchmarks.recording;
