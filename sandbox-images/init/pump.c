#define _GNU_SOURCE
#include "pump.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "child.h"
#include "clock.h"
#include "files.h"
#include "queue.h"
#include "service.h"
#include "signals.h"
#include "usage.h"
#include "wire.h"

enum {
	/* The kernel's counters go with the container, and its files. The host hears of the end, reads them, and hangs up; a longer silence is not waited for. */
	FAREWELL_MS = 500,
	FAREWELL_MAX_MS = 60000,
	CHUNK = HEADER_SIZE + MAX_TO_HOST,
	/* A host that does not read stops us here, and by our not reading, the program. */
	TO_HOST_CAPACITY = 8 * CHUNK,
	TO_WIRE_CAPACITY = 2 * MAX_FROM_HOST,
	/* Standard input comes before the code that reads it; more than this has to come after. */
	TO_STDIN_CAPACITY = 8 * MAX_FROM_HOST,
	WHOLE_FRAME = HEADER_SIZE + MAX_FROM_HOST,
};

static const char ready_line[] = "ready\n";

static uint8_t to_host_bytes[TO_HOST_CAPACITY], to_wire_bytes[TO_WIRE_CAPACITY], to_stdin_bytes[TO_STDIN_CAPACITY];
static uint8_t incoming[WHOLE_FRAME];
static struct queue to_host = { to_host_bytes, TO_HOST_CAPACITY, 0, 0 };
static struct queue to_wire = { to_wire_bytes, TO_WIRE_CAPACITY, 0, 0 };
static struct queue to_stdin = { to_stdin_bytes, TO_STDIN_CAPACITY, 0, 0 };
static size_t incoming_count;
static int stdin_ending, wire_gone;

/* What the runner writes to. After its end, `remaining` bounds what is still read: leftover children may write for ever. */
struct source {
	int fd;
	uint8_t type;
	size_t remaining;
	/* Of what was there when the host asked for it, not read yet. */
	size_t unsynced;
};
enum { OUT, ERR, WIRE, SOURCES };
static struct source sources[SOURCES];

static struct ends ends;
static struct usage work, temp;
static int ready, ended, finished, wait_status, syncing, leftovers_ended, sampling;
static uint32_t sync_id;
static int64_t heard_at, finished_at;
static struct rusage used;
static char first_line[sizeof ready_line - 1];
static size_t first_count;

static void enqueue(uint8_t type, const void *payload, uint32_t length)
{
	uint8_t *at = room_for(&to_host, HEADER_SIZE + length);

	/* Only short frames come here and each keeps a chunk's distance from the end, see wants(). */
	if (!at)
		fail(ends.host, STEP_PUMP, ENOBUFS, "no room for a frame to the host");
	put_header(at, type, length);
	memcpy(at + HEADER_SIZE, payload, length);
	grow(&to_host, HEADER_SIZE + length);
}

static void close_source(struct source *source)
{
	if (source->fd >= 0)
		close(source->fd);
	source->fd = -1;
	source->remaining = source->unsynced = 0;
}

static size_t waiting_in(const struct source *source)
{
	int waiting = 0;

	return source->fd >= 0 && !ioctl(source->fd, FIONREAD, &waiting) ? (size_t)waiting : 0;
}

/* A chunk more than is read at once, so that EXIT and READY always fit beside it. */
static int wants(const struct source *source)
{
	return source->fd >= 0 && (!ended || source->remaining) && TO_HOST_CAPACITY - queued(&to_host) >= 2 * CHUNK;
}

/* Its first line says the runner is up. It also proves the exec, which gave the runner its own descriptor table. */
static size_t swallow_ready(const uint8_t *bytes, size_t count)
{
	size_t taken = 0;

	while (!ready && taken < count) {
		if (bytes[taken] != (uint8_t)ready_line[first_count])
			fail(ends.host, STEP_READY, EPROTO, "the runner's first line is not its greeting");
		first_line[first_count++] = (char)bytes[taken++];
		if (first_count == sizeof first_line) {
			ready = 1;
			for (int fd = 0; fd <= 3; fd++)
				close(fd);
			enqueue(READY, "", 0);
		}
	}
	return taken;
}

static void read_source(struct source *source)
{
	static uint8_t early[sizeof first_line];
	size_t most = ended && source->remaining < MAX_TO_HOST ? source->remaining : MAX_TO_HOST;
	uint8_t *at = room_for(&to_host, CHUNK);
	ssize_t got;

	if (source == &sources[WIRE] && !ready) {
		got = read(source->fd, early, sizeof early - first_count);
		if (got > 0)
			swallow_ready(early, (size_t)got);
	} else {
		got = read(source->fd, at + HEADER_SIZE, most);
		if (got > 0) {
			put_header(at, source->type, (uint32_t)got);
			grow(&to_host, HEADER_SIZE + (size_t)got);
		}
	}
	if (got > 0) {
		if (ended)
			source->remaining -= (size_t)got;
		source->unsynced -= source->unsynced < (size_t)got ? source->unsynced : (size_t)got;
	} else if (got == 0 || (errno != EAGAIN && errno != EINTR) || ended) {
		close_source(source);
	}
}

/* False when it has to wait for room. */
static int accept_bytes(struct queue *queue, struct frame frame)
{
	uint8_t *at = room_for(queue, frame.length);

	if (!at)
		return 0;
	memcpy(at, frame.payload, frame.length);
	grow(queue, frame.length);
	return 1;
}

static void begin_sync(struct frame frame)
{
	if (frame.length != 4)
		_exit(EXIT_BAD_FRAME);
	syncing = 1;
	sync_id = get_u32(frame.payload);
	for (int i = 0; i < SOURCES; i++)
		sources[i].unsynced = waiting_in(&sources[i]);
}

/* Three numbers of bytes in each of two places, as both reports of an end have them. */
static uint8_t *put_usages(uint8_t *at)
{
	sample_usage(&work);
	sample_usage(&temp);
	at = put_u64(put_u64(put_u64(at, work.first), work.peak), work.size);
	return put_u64(put_u64(put_u64(at, temp.first), temp.peak), temp.size);
}

static void end_sync_if_done(void)
{
	uint8_t payload[52], *at = payload;

	if (!syncing || sources[OUT].unsynced || sources[ERR].unsynced || sources[WIRE].unsynced)
		return;
	syncing = 0;
	at = put_usages(put_u32(at, sync_id));
	enqueue(SYNCED, payload, (uint32_t)(at - payload));
	sampling = 0;
}

static int handle(struct frame frame)
{
	int error;

	/* Answers are short, but each needs its place. */
	if (TO_HOST_CAPACITY - queued(&to_host) < CHUNK)
		return 0;

	switch (frame.type) {
	case TO_RUNNER:
		/* Each execution of a session has its own figures, from its first word on. */
		if (!sampling) {
			begin_usage(&work);
			begin_usage(&temp);
		}
		sampling = 1;
		return wire_gone || accept_bytes(&to_wire, frame);
	case STDIN_BYTES:
		if (!frame.length)
			stdin_ending = 1;
		return ends.runner_in < 0 || accept_bytes(&to_stdin, frame);
	case FILE_BYTES:
		error = write_file(ends.work_folder, frame);
		if (error == EBADMSG)
			_exit(EXIT_BAD_FRAME);
		if (error)
			fail(ends.host, STEP_FILE, error, "a file cannot be written");
		return 1;
	case SYNC:
		begin_sync(frame);
		return 1;
	case INTERRUPT:
		if (!ended)
			interrupt_group(ends.runner);
		return 1;
	case GET_OPEN:
		/* After the end, nobody inside may change what the host reads; not before it reads, for taking processes apart takes time. */
		if (ended && !leftovers_ended)
			end_all_others();
		leftovers_ended = ended;
		/* fall through */
	default:
		if (!serve(frame))
			_exit(EXIT_BAD_FRAME);
		return 1;
	}
}

/* Nothing left over is waited for: at the end, what is there is read and what is not there is not. */
static int is_draining(void)
{
	for (int i = 0; ended && i < SOURCES; i++)
		if (wants(&sources[i]))
			return 1;
	return 0;
}

/* All whole frames that have room where they go; false when the first has none. */
static int handle_incoming(void)
{
	while (incoming_count >= HEADER_SIZE) {
		struct frame frame = { .payload = incoming + HEADER_SIZE };
		size_t whole;

		if (!get_header(incoming, &frame))
			_exit(EXIT_BAD_FRAME);
		whole = HEADER_SIZE + frame.length;
		if (incoming_count < whole)
			return 1;
		if (!handle(frame))
			return 0;
		incoming_count -= whole;
		memmove(incoming, incoming + whole, incoming_count);
	}
	return 1;
}

static void read_host(void)
{
	ssize_t got = recv(ends.host, incoming + incoming_count, sizeof incoming - incoming_count, MSG_DONTWAIT);

	if (got > 0)
		incoming_count += (size_t)got;
	else if (got == 0 || (errno != EAGAIN && errno != EINTR))
		_exit(EXIT_HOST_GONE);
}

static void feed_runner(void)
{
	if (!wire_gone && !flush_queue(&to_wire, ends.runner_wire, 1)) {
		wire_gone = 1;
		to_wire.start = to_wire.end = 0;
	}
	if (ends.runner_in < 0)
		return;
	if (!flush_queue(&to_stdin, ends.runner_in, 0) || (stdin_ending && !queued(&to_stdin))) {
		close(ends.runner_in);
		ends.runner_in = -1;
		to_stdin.start = to_stdin.end = 0;
	}
}

/* Every process without a parent becomes ours. */
static void reap(void)
{
	struct signalfd_siginfo info;
	struct rusage usage;
	int status;
	pid_t pid;

	while (read(ends.signals, &info, sizeof info) > 0)
		continue;
	while ((pid = wait4(-1, &status, WNOHANG, &usage)) > 0) {
		if (pid != ends.runner)
			continue;
		ended = 1;
		wait_status = status;
		used = usage;
		for (int i = 0; i < SOURCES; i++)
			sources[i].remaining = waiting_in(&sources[i]);
	}
}

static void report_end(void)
{
	uint8_t payload[72], *at = payload;

	at = put_u32(at, WIFEXITED(wait_status) ? (uint32_t)WEXITSTATUS(wait_status) : (uint32_t)-1);
	at = put_u32(at, WIFSIGNALED(wait_status) ? (uint32_t)WTERMSIG(wait_status) : 0);
	at = put_u64(at, microseconds(used.ru_utime));
	at = put_usages(put_u64(at, microseconds(used.ru_stime)));
	enqueue(EXIT_STATUS, payload, (uint32_t)(at - payload));
	finished = 1;
	finished_at = heard_at = now_ms();
}

static void check_exec(void)
{
	struct report report;

	if (read(ends.reports, &report, sizeof report) == sizeof report)
		fail(ends.host, report.step, report.error, "the runner cannot be started");
}

/* The host may still ask for files; when it has gone silent, or asked for too long, this ends. */
static void leave_if_silent(void)
{
	int64_t now = now_ms();

	if (now - heard_at > FAREWELL_MS || now - finished_at > FAREWELL_MAX_MS)
		_exit(EXIT_DONE);
}

void pump(const struct ends *given)
{
	int stalled = 0, busy;

	ends = *given;
	work = (struct usage){ .folder = ends.work_folder };
	temp = (struct usage){ .folder = ends.temp_folder };
	sources[OUT] = (struct source){ .fd = ends.runner_out, .type = STDOUT_BYTES };
	sources[ERR] = (struct source){ .fd = ends.runner_err, .type = STDERR_BYTES };
	sources[WIRE] = (struct source){ .fd = ends.runner_wire, .type = FROM_RUNNER };
	service_begin(ends.work_folder, &to_host);

	for (;;) {
		struct pollfd polls[] = {
			{ ends.host, (short)((stalled ? 0 : POLLIN) | (queued(&to_host) ? POLLOUT : 0)), 0 },
			{ ends.signals, POLLIN, 0 },
			{ ready ? -1 : ends.reports, POLLIN, 0 },
			{ wants(&sources[OUT]) ? sources[OUT].fd : -1, POLLIN, 0 },
			{ wants(&sources[ERR]) ? sources[ERR].fd : -1, POLLIN, 0 },
			{ wants(&sources[WIRE]) ? sources[WIRE].fd : -1, POLLIN, 0 },
			{ !wire_gone && queued(&to_wire) ? ends.runner_wire : -1, POLLOUT, 0 },
			{ queued(&to_stdin) ? ends.runner_in : -1, POLLOUT, 0 },
		};

		/* A container that waits in the pool, or for its session's next cell, sleeps; one whose runner was spoken to is sampled. What files have to say waits only for room. */
		busy = is_draining() || (service_pending() && !queued(&to_host));
		if (poll(polls, sizeof polls / sizeof *polls, busy ? 0 : sampling || finished ? SAMPLE_MS : -1) < 0 && errno != EINTR)
			fail(ends.host, STEP_PUMP, errno, "poll failed");
		/* The host's end of the socket is closed: nobody listens, so nothing may go on. */
		if (polls[0].revents & (POLLHUP | POLLERR))
			_exit(finished ? EXIT_DONE : EXIT_HOST_GONE);
		if (polls[0].revents & POLLIN) {
			heard_at = now_ms();
			read_host();
		}
		stalled = !handle_incoming();
		feed_runner();
		for (int i = 0; i < SOURCES; i++)
			if (polls[3 + i].revents || (ended && wants(&sources[i])))
				read_source(&sources[i]);
		if (polls[2].revents)
			check_exec();
		if (polls[1].revents)
			reap();
		if (sampling)
			sample_if_due(&work, &temp);
		end_sync_if_done();
		service_produce();
		if (ended && !finished && !sources[OUT].remaining && !sources[ERR].remaining && !sources[WIRE].remaining)
			report_end();
		if (!flush_queue(&to_host, ends.host, 1))
			_exit(finished ? EXIT_DONE : EXIT_HOST_GONE);
		if (finished && !queued(&to_host) && !service_pending())
			leave_if_silent();
	}
}
