/* What this process may do to the others. */
#pragma once
#include <sys/types.h>

/* A Ctrl-C for the group this process leads; whoever left it is not in the foreground. */
void interrupt_group(pid_t leader);
/* Everything in the container but this process. */
void end_all_others(void);
