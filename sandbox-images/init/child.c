#define _GNU_SOURCE
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static int report_fd;

/* Also used behind the filter: write(2) and _exit(2) are never watched. */
static void tell(struct report report)
{
	if (write(report_fd, &report, sizeof report) != sizeof report)
		_exit(EXIT_FAILED);
}

static _Noreturn void give_up(enum step step)
{
	tell((struct report){ .step = step, .error = errno });
	_exit(EXIT_FAILED);
}

static void prefer_as_oom_victim(void)
{
	int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

	if (fd < 0 || write(fd, "500", 3) != 3)
		give_up(STEP_LIMITS);
	close(fd);
}

static int install_filter(const struct configuration *configuration, uint32_t *flags)
{
	long fd;

	*flags = configuration->filter_flags | SECCOMP_FILTER_FLAG_NEW_LISTENER;
	fd = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, *flags, &configuration->filter);
	if (fd < 0 && errno == EINVAL && *flags & SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV) {
		/* Kernels before 5.19 do not know it. */
		*flags &= ~(uint32_t)SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV;
		fd = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, *flags, &configuration->filter);
	}
	return (int)fd;
}

void become_runner(const struct configuration *configuration, int reports, int go)
{
	struct report report = { .listener = -1 };
	sigset_t none;
	char byte;

	report_fd = reports;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);

	/* A group of its own, so that an interrupt meets what runs in its foreground, too. */
	if (setpgid(0, 0))
		give_up(STEP_IDENTITY);

	/* As root still: /proc/self belongs to root while this process is not dumpable. */
	prefer_as_oom_victim();

	/* Groups first: the right to change them goes with the user id. The last uid change clears every capability. */
	if (setresgid(configuration->gid, configuration->gid, configuration->gid) ||
	    setresuid(configuration->uid, configuration->uid, configuration->uid))
		give_up(STEP_IDENTITY);

	/* After the user id: changing that forgets the parent-death signal. */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		give_up(STEP_IDENTITY);

	/* As the work user, so that what it may not enter fails here. */
	if (chdir(configuration->cwd))
		give_up(STEP_WORK_FOLDER);

	for (uint32_t i = 0; i < configuration->limit_count; i++) {
		const struct limit *wanted = &configuration->limits[i];
		struct rlimit limit = { wanted->soft, wanted->hard };
		if (setrlimit(wanted->resource, &limit))
			give_up(STEP_LIMITS);
	}

	/* Last: from here on only read, write and execve, because nobody answers a watched call yet. */
	if (configuration->filter.len) {
		report.listener = install_filter(configuration, &report.flags);
		if (report.listener < 0)
			give_up(STEP_FILTER);
	}
	tell(report);
	if (read(go, &byte, 1) != 1)
		_exit(EXIT_FAILED);

	execve(configuration->argv[0], configuration->argv, configuration->env);
	give_up(STEP_EXEC);
}
