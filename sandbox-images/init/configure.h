/* What the host asked for, checked. */
#pragma once
#include <linux/filter.h>
#include <sys/types.h>

#include "wire.h"

enum {
	MAX_RLIMITS = 16,
	MAX_STRINGS = 512,
	MAX_CWD = 4096,
};

struct limit {
	uint32_t resource;
	uint64_t soft, hard;
};

struct configuration {
	uid_t uid;
	gid_t gid;
	uint32_t filter_flags;
	/* Not 0: sockets of this network are made and handed over, see network.h. */
	uint32_t network;
	uint32_t limit_count;
	struct limit limits[MAX_RLIMITS];
	/* No instructions: nothing is watched. For benchmarks only. */
	struct sock_fprog filter;
	char *argv[MAX_STRINGS + 1];
	char *env[MAX_STRINGS + 1];
	char *cwd;
};

/* Null when all bounds hold, else a sentence that names the one that does not. */
const char *parse_configuration(struct frame frame, struct configuration *into);
