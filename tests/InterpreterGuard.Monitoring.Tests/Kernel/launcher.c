/*
 * Starts a program under a seccomp filter: launcher SOCKET FILTER UID PROGRAM ARGUMENTS...
 * Connects to SOCKET before the filter is on, installs FILTER, tells the number of the listener's descriptor, waits for one byte,
 * closes its own copy, becomes UID and the program. The test takes the listener with pidfd_getfd.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

static void must(int ok, const char *what)
{
	if (ok)
		return;
	perror(what);
	exit(99);
}

int main(int argc, char **argv)
{
	static struct sock_filter program[4096];
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	struct sock_fprog fprog = { .filter = program };
	unsigned flags = SECCOMP_FILTER_FLAG_NEW_LISTENER | (1u << 5);
	ssize_t length;
	char go;
	int s, f, listener;
	int uid;

	must(argc > 4, "usage");
	uid = atoi(argv[3]);
	strncpy(address.sun_path, argv[1], sizeof(address.sun_path) - 1);
	s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	must(connect(s, (struct sockaddr *)&address, sizeof(address)) == 0, "connect");
	f = open(argv[2], O_RDONLY | O_CLOEXEC);
	length = read(f, program, sizeof(program));
	must(length > 0, "filter");
	close(f);
	fprog.len = length / sizeof(program[0]);

	must(setgroups(0, NULL) == 0, "setgroups");
	must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no_new_privs");
	listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &fprog);
	if (listener < 0 && errno == EINVAL)
		listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &fprog);
	must(listener >= 0, "seccomp");
	must(write(s, &listener, sizeof(listener)) == sizeof(listener), "tell");
	must(read(s, &go, 1) == 1, "go");
	close(listener);
	close(s);
	must(setresgid(uid, uid, uid) == 0 && setresuid(uid, uid, uid) == 0, "identity");
	execv(argv[4], argv + 4);
	perror("exec");
	return 98;
}
