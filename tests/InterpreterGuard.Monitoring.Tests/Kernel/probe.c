/*
 * Makes system calls by number and prints "number result errno" for each: probe NUMBER:A,B,C... NUMBER:...
 * Arguments are decimal or 0x hexadecimal; "s:text" is the address of a text. "int80" makes a call of 32-bit x86.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void call32(void)
{
#ifdef __x86_64__
	long result;
	__asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory", "r8", "r9", "r10", "r11");
	printf("int80 %ld 0\n", result);
#endif
}

int main(int argc, char **argv)
{
	setvbuf(stdout, NULL, _IONBF, 0);
	for (int i = 1; i < argc; i++) {
		long a[6] = { 0 };
		char *text = argv[i], *part;
		long number, result;
		int n = 0;

		if (strcmp(text, "int80") == 0) {
			call32();
			continue;
		}
		number = strtol(strsep(&text, ":"), NULL, 0);
		while (text && *text && n < 6 && (part = strsep(&text, ",")) != NULL)
			a[n++] = strncmp(part, "s:", 2) == 0 ? (long)(part + 2) : (long)strtoul(part, NULL, 0);
		errno = 0;
		result = syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
		printf("%ld %ld %d\n", number, result, result < 0 ? errno : 0);
	}
	return 0;
}
