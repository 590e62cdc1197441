/* Frames between this process and the host; README.md has the tables. */
#pragma once
#include <stddef.h>
#include <stdint.h>

enum {
	WIRE_VERSION = 4,
	HEADER_SIZE = 8,
	MAX_TO_HOST = 65536,
	MAX_FROM_HOST = 1048576,
};

enum to_host {
	HELLO = 0x01,
	LISTENER = 0x02,
	READY = 0x03,
	NETWORK = 0x04,
	STDOUT_BYTES = 0x10,
	STDERR_BYTES = 0x11,
	FROM_RUNNER = 0x12,
	SYNCED = 0x13,
	EXIT_STATUS = 0x20,
	ERROR_REPORT = 0x2F,
	FILE_DONE = 0x30,
	FILE_INFO = 0x31,
	FILE_DATA = 0x32,
	FILE_ENTRY = 0x33,
};

enum from_host {
	CONFIGURE = 0x81,
	SUPERVISED = 0x82,
	FILE_BYTES = 0x83,
	TO_RUNNER = 0x84,
	STDIN_BYTES = 0x85,
	SYNC = 0x86,
	INTERRUPT = 0x87,
	PUT_OPEN = 0x90,
	PUT_DATA = 0x91,
	PUT_CLOSE = 0x92,
	GET_OPEN = 0x93,
	GET_READ = 0x94,
	GET_CLOSE = 0x95,
	LIST = 0x96,
	DELETE = 0x97,
};

/* How this process ends; the host reads them from the engine when the socket said nothing. */
enum exit_code {
	EXIT_DONE = 0,
	EXIT_BAD_FRAME = 70,
	EXIT_FAILED = 71,
	EXIT_HOST_GONE = 72,
};

/* The number an ERROR frame carries: what was being done. */
enum step {
	STEP_CONNECT = 1,
	STEP_CONFIGURE,
	STEP_DESCRIPTORS,
	STEP_FORK,
	STEP_LIMITS,
	STEP_IDENTITY,
	STEP_WORK_FOLDER,
	STEP_FILTER,
	STEP_EXEC,
	STEP_DROP,
	STEP_READY,
	STEP_FILE,
	STEP_PUMP,
	STEP_NETWORK,
};

struct frame {
	uint8_t type;
	uint32_t length;
	const uint8_t *payload;
};

uint32_t get_u32(const uint8_t *from);
uint64_t get_u64(const uint8_t *from);
uint8_t *put_u32(uint8_t *to, uint32_t value);
uint8_t *put_u64(uint8_t *to, uint64_t value);

void put_header(uint8_t *to, uint8_t type, uint32_t length);
/* False when the header breaks a bound; the type is the caller's to judge. */
int get_header(const uint8_t *from, struct frame *frame);

/* Blocking; for the conversation before the runner starts. They end the process when the host is gone. */
void send_frame(int host, uint8_t type, const void *payload, uint32_t length);
void send_with_fd(int host, uint8_t type, const void *payload, uint32_t length, int fd);
struct frame receive_frame(int host, uint8_t *buffer);

/* Says what failed, on the socket (when there is one) and on stderr, and ends the process. */
_Noreturn void fail(int host, enum step step, int error, const char *sentence);
