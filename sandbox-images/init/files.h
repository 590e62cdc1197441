/* Files in the work folder, reached with the file-system identity of the work user. */
#pragma once
#include <stdint.h>
#include <sys/stat.h>

#include "wire.h"

enum { PATH_BYTES = 1025, NAME_BYTES = 256 };

/* 0 or an errno. */
int write_file(int work_folder, struct frame frame);
int write_all(int fd, const uint8_t *bytes, size_t count);
/* Removes a file, a link or a folder; with what is in it when `whole`. 0 or an errno. */
int remove_path(int work_folder, char *path, int whole);

/* A part of a path that leads neither up nor nowhere. */
int is_plain(const char *name);
/* The folder that holds the path's last part, or -1; missing ones are made when `make`. Changes the path. */
int open_parent(int work_folder, char *path, int make, char **last);
/* A regular file for reading, or -1. Changes the path. */
int open_regular(int work_folder, char *path, struct stat *status);
uint64_t nanoseconds(struct timespec time);
