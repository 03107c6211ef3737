/** Help for tests of programs that use Lockkeeper. */
package dev.lockkeeper.testing;
