# The jar is the same on all platforms: it is built once, on the builder's own.
FROM --platform=$BUILDPLATFORM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml .
# A layer of its own: dependencies change less often than sources.
RUN mvn -B -q dependency:resolve dependency:resolve-plugins
COPY src src
COPY alerts alerts
RUN mvn -B -q package -DskipTests

# An archive of the classes that a run beside a Flyte and a Kubernetes loads: halves the time to the
# first page. It fits the same Java and the same path of the jar only.
FROM eclipse-temurin:25-jre AS archive
COPY --from=build /build/target/flyte-exporter.jar /opt/flyte-exporter/flyte-exporter.jar
COPY --from=build /build/target/test-classes /test-classes
COPY src/main/resources/demo/db-down/ticks/008/flyte-binary.metrics.gz /page.gz
RUN java -cp /opt/flyte-exporter/flyte-exporter.jar:/test-classes io.github.flyteexporter.bench.ClassArchive /opt/flyte-exporter /opt/flyte-exporter/classes.jsa /page.gz

FROM eclipse-temurin:25-jre
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="flyte-exporter" \
      org.opencontainers.image.description="Knows whether Flyte works, and why not" \
      org.opencontainers.image.source="https://github.com/flyte-exporter/flyte-exporter" \
      org.opencontainers.image.documentation="https://github.com/flyte-exporter/flyte-exporter/blob/main/README.md" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=archive /opt/flyte-exporter/flyte-exporter.jar /opt/flyte-exporter/classes.jsa /opt/flyte-exporter/
USER 65532:65532
EXPOSE 9642
# Nothing is written: the root file system may be read-only.
# One arena of malloc for all threads: some 2 MiB less than one for each.
ENV MALLOC_ARENA_MAX=1
# The archive is mapped where it was made for. By default Java (17.0.15, 25.0.3) moves it to a random
# address, which writes to all of its pages: 25 MiB and more that the kernel can no longer drop.
ENTRYPOINT ["java", \
            "-XX:SharedArchiveFile=/opt/flyte-exporter/classes.jsa", \
            "-XX:+UnlockDiagnosticVMOptions", \
            "-XX:ArchiveRelocationMode=0", \
            "-XX:+UseSerialGC", \
            "-XX:TieredStopAtLevel=1", \
            "-XX:ReservedCodeCacheSize=32m", \
            "-XX:TrimNativeHeapInterval=15000", \
            "-Xss512k", \
            "-Xms16m", \
            "-XX:MaxRAMPercentage=40", \
            "-XX:NewRatio=3", \
            "-XX:MinHeapFreeRatio=10", \
            "-XX:MaxHeapFreeRatio=30", \
            "-XX:+ExitOnOutOfMemoryError", \
            "-XX:-UsePerfData", \
            "-Djdk.reflect.useNativeAccessorOnly=true", \
            "-Dvertx.disableFileCaching=true", \
            "-Dvertx.disableFileCPResolving=true", \
            "-jar", "/opt/flyte-exporter/flyte-exporter.jar"]
CMD ["run"]
