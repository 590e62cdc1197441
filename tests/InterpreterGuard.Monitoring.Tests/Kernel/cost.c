/* Times calls: cost open|openrel|exec|getppid ROUNDS prints nanoseconds a round. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct timespec from, to;
	char *arguments[] = { "/bin/true", NULL };
	long rounds;

	if (argc != 3)
		return 2;
	rounds = atol(argv[2]);
	clock_gettime(CLOCK_MONOTONIC, &from);
	for (long i = 0; i < rounds; i++) {
		if (strcmp(argv[1], "open") == 0) {
			close(open("/usr/lib/os-release", O_RDONLY));
		} else if (strcmp(argv[1], "openrel") == 0) {
			close(open("no-such-file", O_RDONLY));
		} else if (strcmp(argv[1], "exec") == 0) {
			pid_t child;

			posix_spawn(&child, arguments[0], NULL, NULL, arguments, NULL);
			waitpid(child, NULL, 0);
		} else {
			syscall(SYS_getppid);
		}
	}
	clock_gettime(CLOCK_MONOTONIC, &to);
	printf("%ld\n", ((to.tv_sec - from.tv_sec) * 1000000000L + to.tv_nsec - from.tv_nsec) / rounds);
	return 0;
}
