#!/usr/bin/env bash
# Runs all comparisons of the runtime and prints tables of medians, ratios and bytes. See README.md.
#
#   benchmarks/run.sh                     about half an hour, on JDK 21 or newer; best on an idle machine
#   benchmarks/run.sh --loaded            the same with one processor kept busy
#   benchmarks/run.sh -f 1 Select         what follows goes to JMH: here one fork, and only benchmarks whose names match
#
# The tables, and JMH's JSON of each round, stay in benchmarks/target.
set -euo pipefail
cd "$(dirname "$0")/.."
jar=benchmarks/target/benchmarks.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
load=idle
if [ "${1:-}" = --loaded ]; then
    load=loaded
    shift
fi

version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java\.specification\.version = //p')
if [ "${version%%.*}" -lt 21 ]; then
    echo "The benchmarks need JDK 21 or newer, and this is $version: set JAVA_HOME." >&2
    exit 1
fi

echo "Building $jar ..."
mvn -q -ntp package -Pbenchmarks -pl benchmarks -am -DskipTests

if [ $load = loaded ]; then
    sh -c 'while :; do :; done' &
    busy=$!
    trap 'kill $busy' EXIT
    trap 'exit 1' INT TERM
fi

table=benchmarks/target/comparison-$load.md
"$java" -cp $jar dev.lockkeeper.benchmarks.RunAll -rff "benchmarks/target/comparison-$load.json" "$@" \
    | tee benchmarks/target/comparison-$load.log
sed -n '/^Median (/,$p' benchmarks/target/comparison-$load.log >$table
echo
if [ $load = idle ]; then
    # This collector leaves dead objects at the bottom of the heap three times out of four, unless told not to.
    "$java" -XX:+UseSerialGC -XX:MarkSweepAlwaysCompactCount=1 -Xmx2g -cp $jar dev.lockkeeper.benchmarks.RuntimeFootprint | tee -a $table
fi
echo "Kept in $table."
