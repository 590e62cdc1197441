/* The most bytes ever seen in use on a file system, by sampling. */
#pragma once
#include <stdint.h>

enum { SAMPLE_MS = 100 };

struct usage {
	int folder;
	uint64_t peak, size;
};

void sample_usage(struct usage *usage);
/* Both, at most every SAMPLE_MS. */
void sample_if_due(struct usage *first, struct usage *second);
