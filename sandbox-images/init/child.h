/* From fork to exec of the runner. */
#pragma once
#include "configure.h"

/* What the child tells its parent. A failed step and its errno, or step 0 and the listener. */
struct report {
	uint32_t step;
	int32_t error;
	int32_t listener;
	uint32_t flags;
};

_Noreturn void become_runner(const struct configuration *configuration, int reports, int go);
