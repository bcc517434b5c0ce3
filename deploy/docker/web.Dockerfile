# The service: built with the Swift toolchain, run on a plain Debian as an ordinary user.

FROM swift:6.3-bookworm AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libpq-dev libjansson-dev libsodium-dev pkg-config \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
COPY Sources Sources
# Texts that pages and app share are linked from there.
COPY public public
# The manifest names the targets of tests and bench, so their folders have to be there.
COPY Tests Tests
COPY Benchmarks/Posting Benchmarks/Posting
RUN swift build --configuration release --product easybilling --static-swift-stdlib -Xswiftc -cross-module-optimization \
 && install -D --strip .build/release/easybilling /out/easybilling

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates libpq5 libjansson4 libsodium23 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin easybilling
COPY --from=build /out/easybilling /usr/bin/easybilling
COPY migrations /usr/share/easybilling/migrations
COPY deploy/docker/web-entrypoint /usr/bin/web-entrypoint
USER 10001:10001
WORKDIR /
ENV LISTEN_ADDRESS=0.0.0.0
EXPOSE 8081
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD ["easybilling", "healthcheck"]
ENTRYPOINT ["web-entrypoint"]
CMD ["serve"]
