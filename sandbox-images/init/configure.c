#include "configure.h"

#include <linux/seccomp.h>
#include <string.h>
#include <sys/resource.h>

/* Strings get a terminator each, so they outgrow the frame by one byte a piece. */
static char arena[MAX_FROM_HOST + 2 * MAX_STRINGS + 2];
static struct sock_filter instructions[BPF_MAXINSNS];

struct cursor {
	const uint8_t *at, *end;
	size_t used;
	int bad;
};

static const uint8_t *take(struct cursor *c, size_t count)
{
	const uint8_t *start = c->at;

	if (c->bad || (size_t)(c->end - c->at) < count) {
		c->bad = 1;
		return NULL;
	}
	c->at += count;
	return start;
}

static uint32_t take_u32(struct cursor *c)
{
	const uint8_t *bytes = take(c, 4);
	return bytes ? get_u32(bytes) : 0;
}

static uint64_t take_u64(struct cursor *c)
{
	const uint8_t *bytes = take(c, 8);
	return bytes ? get_u64(bytes) : 0;
}

static char *take_string(struct cursor *c)
{
	uint32_t length = take_u32(c);
	const uint8_t *bytes = take(c, length);
	char *copy = arena + c->used;

	if (!bytes || memchr(bytes, 0, length)) {
		c->bad = 1;
		return NULL;
	}
	memcpy(copy, bytes, length);
	copy[length] = 0;
	c->used += length + 1;
	return copy;
}

static int take_strings(struct cursor *c, char **into)
{
	uint32_t count = take_u32(c);

	if (count > MAX_STRINGS)
		return 0;
	for (uint32_t i = 0; i < count && !c->bad; i++)
		into[i] = take_string(c);
	into[c->bad ? 0 : count] = NULL;
	return !c->bad;
}

const char *parse_configuration(struct frame frame, struct configuration *into)
{
	struct cursor c = { frame.payload, frame.payload + frame.length, 0, 0 };
	const uint32_t known_flags = SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV |
				     SECCOMP_FILTER_FLAG_LOG | SECCOMP_FILTER_FLAG_SPEC_ALLOW;
	uint32_t count;

	if (frame.type != CONFIGURE)
		return "the first frame is not CONFIGURE";
	if (take_u32(&c) != WIRE_VERSION)
		return "the wire version is another one";
	into->uid = take_u32(&c);
	into->gid = take_u32(&c);
	if (!into->uid || !into->gid || into->uid == (uid_t)-1 || into->gid == (gid_t)-1)
		return "the work user must not be root";
	into->filter_flags = take_u32(&c);
	if (into->filter_flags & ~known_flags)
		return "unknown seccomp filter flags";
	into->network = take_u32(&c);
	if (into->network > 1)
		return "unknown network flags";

	into->limit_count = take_u32(&c);
	if (into->limit_count > MAX_RLIMITS)
		return "too many resource limits";
	for (uint32_t i = 0; i < into->limit_count; i++) {
		into->limits[i] = (struct limit){ .resource = take_u32(&c) };
		into->limits[i].soft = take_u64(&c);
		into->limits[i].hard = take_u64(&c);
		if (into->limits[i].resource >= RLIM_NLIMITS || into->limits[i].soft > into->limits[i].hard)
			return "a resource limit is out of bounds";
	}

	count = take_u32(&c);
	if (count > BPF_MAXINSNS)
		return "the filter has more than 4096 instructions";
	for (uint32_t i = 0; i < count && !c.bad; i++) {
		const uint8_t *bytes = take(&c, sizeof *instructions);
		if (bytes)
			memcpy(&instructions[i], bytes, sizeof *instructions);
	}
	into->filter = (struct sock_fprog){ (unsigned short)count, instructions };

	if (!take_strings(&c, into->argv) || !into->argv[0] || into->argv[0][0] != '/')
		return "the arguments are out of bounds, or the first is no absolute path";
	if (!take_strings(&c, into->env))
		return "the environment is out of bounds";
	into->cwd = take_string(&c);
	if (c.bad || into->cwd[0] != '/' || strlen(into->cwd) >= MAX_CWD)
		return "the work folder is out of bounds, or no absolute path";
	if (c.at != c.end)
		return "bytes are left over";
	return NULL;
}
