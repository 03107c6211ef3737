/** Generated code against what one would write by hand instead; {@code docs/performance.md} has the table. */
package dev.lockkeeper.benchmarks.generated;
