# The commands of the project. Each is one line here; what it does stands in the file it calls.
SHELL := /bin/bash
.PHONY: help run test bench fuzz verify release format lint docs screenshots docker-test clean

help: ## shows this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

# The Swift libraries are linked in: the program then needs no toolchain, and an unprivileged user can start it wherever
# the toolchain stands.
# What crosses modules is optimized too: docs/decisions/0008.
RELEASING := swift build -c release --static-swift-stdlib -Xswiftc -cross-module-optimization
RELEASE := $(RELEASING) --product easybilling
PROGRAM := .build/release/easybilling

run: ## installs what is missing, builds, and starts everything on http://localhost:8080
	deploy/install-packages run
	$(RELEASE)
	exec $(PROGRAM) up $(UP)

test: ## installs what is missing and runs every test
	Tests/run

bench: ## how fast the product is beside its peers, about half an hour; BENCH=quick: five minutes, nothing published
	deploy/install-packages bench
	$(RELEASE)
	$(RELEASING) --product PostingBench
	Benchmarks/run $(if $(filter quick,$(BENCH)),--quick,--publish $(BENCH))

fuzz: ## a minute of fuzzing for each reader of what strangers send; FUZZ=600: ten minutes each
	Tests/fuzz/nightly $(FUZZ)

release: ## builds the program: .build/release/easybilling
	$(RELEASE)

verify: release ## audits the books of the running product
	$(PROGRAM) verify $(VERIFY)

format: ## rewrites the sources in the project's format
	swift format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks
	if [ -x .build-venv/bin/deno ]; then Tests/app/run format; fi

lint: ## says where the sources are not in the project's format
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

docs: release ## writes the documents that come from the method table: docs/openrpc.json, docs/openapi.json
	$(PROGRAM) documents docs

screenshots: release ## pictures of every page, light and dark, phone and desktop: .build/screenshots
	Tests/e2e/python Tests/e2e/screenshots.py --out .build/screenshots

docker-test: ## builds the images, drives the stack of docker-compose.yml for real and removes it again
	Tests/docker/drive

clean: ## removes what was built; the data in .easybilling stay
	rm -rf .build .build-venv
