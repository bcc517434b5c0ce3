#pragma once
#include <stddef.h>
#include <stdint.h>

// libFuzzer as a library: compiler-rt's FuzzerInterface, without a header of its own in the toolchain.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
