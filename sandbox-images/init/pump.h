/* While the runner lives: bytes both ways, and its end. */
#pragma once
#include <sys/types.h>

struct ends {
	int host;
	int reports;    /* an exec that failed is told here */
	int signals;    /* signalfd for SIGCHLD */
	int runner_in;  /* its stdin */
	int runner_out; /* its stdout */
	int runner_err; /* its stderr */
	int runner_wire; /* its descriptor 3 */
	int work_folder;
	int temp_folder;
	pid_t runner;
};

_Noreturn void pump(const struct ends *ends);
