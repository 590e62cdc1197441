/*
 * PID 1 of a sandbox. Speaks with the host over one socket, starts the runner as the work user behind the host's seccomp filter,
 * carries its bytes, and tells its end. When this process ends, for whatever reason, the kernel kills everything in the container.
 * README.md says why each step stands where it does.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "child.h"
#include "configure.h"
#include "network.h"
#include "pump.h"
#include "wire.h"

/* The runner's descriptors are 0 to 3; our own live above. */
enum { FIRST_OWN = 10 };

static uint8_t frame_buffer[HEADER_SIZE + MAX_FROM_HOST];
static struct configuration configuration;

static int host = -1, reports[2], go[2];

static int moved_up(int fd)
{
	int up = fcntl(fd, F_DUPFD_CLOEXEC, FIRST_OWN);

	if (fd < 0 || up < 0)
		fail(host, STEP_DESCRIPTORS, errno, "a descriptor cannot be made");
	close(fd);
	return up;
}

static int connect_to_host(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "/run/guard/host.sock" };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address))
		fail(-1, STEP_CONNECT, errno, "the host's socket cannot be reached");
	return moved_up(fd);
}

static void make_pipe(int ends[2])
{
	if (pipe2(ends, O_CLOEXEC))
		fail(host, STEP_DESCRIPTORS, errno, "a pipe cannot be made");
	ends[0] = moved_up(ends[0]);
	ends[1] = moved_up(ends[1]);
}

static void give_to_runner(int fd, int number)
{
	/* dup2 clears close-on-exec on the copy, and only there. */
	if (dup2(fd, number) != number)
		fail(host, STEP_DESCRIPTORS, errno, "a descriptor cannot be placed");
	close(fd);
}

static int open_folder(const char *path)
{
	int fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		fail(host, STEP_WORK_FOLDER, errno, "a folder cannot be opened");
	return moved_up(fd);
}

/* Our ends do not block; the runner's do, as programs expect. */
static void arrange_descriptors(struct ends *ends)
{
	int in[2], out[2], err[2], wire[2];

	make_pipe(in);
	make_pipe(out);
	make_pipe(err);
	make_pipe(reports);
	make_pipe(go);
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, wire))
		fail(host, STEP_DESCRIPTORS, errno, "a socket pair cannot be made");
	wire[0] = moved_up(wire[0]);
	wire[1] = moved_up(wire[1]);
	ends->work_folder = open_folder(configuration.cwd);
	ends->temp_folder = open_folder("/tmp");

	give_to_runner(in[0], 0);
	give_to_runner(out[1], 1);
	give_to_runner(err[1], 2);
	give_to_runner(wire[1], 3);
	ends->runner_in = in[1];
	ends->runner_out = out[0];
	ends->runner_err = err[0];
	ends->runner_wire = wire[0];
	const int ours[] = { in[1], out[0], err[0], wire[0] };
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (fcntl(ours[i], F_SETFL, O_NONBLOCK))
			fail(host, STEP_DESCRIPTORS, errno, "a descriptor cannot be made non-blocking");
}

static int watch_children(void)
{
	sigset_t child;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	return moved_up(signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK));
}

/*
 * Files are checked and owned as the work user from here on, while signals and ptrace still see root: the code can be helped by
 * this process, and cannot touch it. Then one capability is left: to signal the runner, which is another user's.
 */
static void drop_privileges(void)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct kill_only[2] = { { .effective = 1u << CAP_KILL, .permitted = 1u << CAP_KILL } };

	setfsgid(configuration.gid);
	setfsuid(configuration.uid);
	if (setfsgid((gid_t)-1) != (int)configuration.gid || setfsuid((uid_t)-1) != (int)configuration.uid) {
		/* gVisor's kernel has no identity for files alone. The effective one decides about files there; the real one, which decides who may touch this process, stays root's. */
		if (setresgid((gid_t)-1, configuration.gid, (gid_t)-1) || setresuid((uid_t)-1, configuration.uid, (uid_t)-1))
			fail(host, STEP_DROP, errno, "the file-system identity cannot be changed");
	}
	if (syscall(SYS_capset, &header, kill_only))
		fail(host, STEP_DROP, errno, "the capabilities cannot be dropped");
	signal(SIGPIPE, SIG_IGN);
	umask(0);
}

static void hand_over_listener(void)
{
	struct report report;
	uint8_t flags[4];
	ssize_t got;

	while ((got = read(reports[0], &report, sizeof report)) < 0 && errno == EINTR)
		continue;
	if (got != sizeof report)
		fail(host, STEP_FORK, ECHILD, "the child ended early");
	if (report.step)
		fail(host, report.step, report.error, "the runner's process cannot be prepared");
	if (report.listener >= 0) {
		put_u32(flags, report.flags);
		send_with_fd(host, LISTENER, flags, sizeof flags, report.listener);
		/* The table is shared, so this closes the only other copy: a dead supervisor must make watched calls fail. */
		close(report.listener);
		if (receive_frame(host, frame_buffer).type != SUPERVISED)
			_exit(EXIT_BAD_FRAME);
	}
	if (write(go[1], "g", 1) != 1)
		fail(host, STEP_FORK, errno, "the child cannot be released");
}

int main(void)
{
	struct ends ends = { 0 };
	uint8_t version[4];
	const char *problem;
	long child;

	/* First of all: nobody may attach to this process or read its memory. */
	if (prctl(PR_SET_DUMPABLE, 0))
		fail(-1, STEP_CONNECT, errno, "this process cannot be closed to others");
	host = connect_to_host();
	put_u32(version, WIRE_VERSION);
	send_frame(host, HELLO, version, sizeof version);
	problem = parse_configuration(receive_frame(host, frame_buffer), &configuration);
	if (problem)
		fail(host, STEP_CONFIGURE, EINVAL, problem);

	/* Before anything of the code's exists, so that nobody else can have taken an address first. */
	if (configuration.network)
		hand_over_network(host);

	if (setgroups(0, NULL))
		fail(host, STEP_IDENTITY, errno, "the groups cannot be dropped");
	umask(022);
	arrange_descriptors(&ends);
	ends.host = host;
	ends.signals = watch_children();

	/* One descriptor table for both until the child's exec: the filter's listener appears in it, and only there. */
	child = syscall(SYS_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0);
	if (child < 0)
		fail(host, STEP_FORK, errno, "the runner's process cannot be made");
	if (child == 0)
		become_runner(&configuration, reports[1], go[0]);

	drop_privileges();
	hand_over_listener();
	ends.reports = reports[0];
	ends.runner = (pid_t)child;
	pump(&ends);
}
