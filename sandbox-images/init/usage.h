/* The most bytes ever seen in use on a file system, by sampling. */
#pragma once
#include <stdint.h>

struct usage {
	int folder;
	uint64_t peak, size;
};

void sample_usage(struct usage *usage);
