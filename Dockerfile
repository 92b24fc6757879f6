# One image a service: docker build --build-arg SERVICE=ingest-service -t mayday/ingest-service .
# Expects what `./mayday build` (standalone) or `./mvnw -Dquick -DskipTests package` (all) has built.
FROM eclipse-temurin:25-jre
ARG SERVICE
RUN useradd --uid 1001 --create-home mayday && mkdir /data && chown mayday /data
COPY --chown=1001 ${SERVICE}/target/quarkus-app/ /app/
USER 1001
WORKDIR /home/mayday
EXPOSE 8080
ENV JAVA_OPTS=""
ENTRYPOINT ["sh", "-c", "exec java -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:MaxRAMPercentage=60 -XX:SweeperThreshold=100 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED $JAVA_OPTS -Dquarkus.http.host=0.0.0.0 -jar /app/quarkus-run.jar \"$@\"", "mayday"]
