/* Files the host puts into the work folder. */
#pragma once
#include "wire.h"

/* 0 or an errno. Runs with the file-system identity of the work user. */
int write_file(int work_folder, struct frame frame);
