#include "signals.h"

#include <errno.h>
#include <signal.h>

void interrupt_group(pid_t leader)
{
	if (kill(-leader, SIGINT) && errno == ESRCH)
		kill(leader, SIGINT);
}

void end_all_others(void)
{
	kill(-1, SIGKILL);
}
