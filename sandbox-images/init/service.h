/* What the host asks about files in the work folder, one request beside the other. README.md has the tables. */
#pragma once
#include "queue.h"
#include "wire.h"

/* Answers go into this queue, each as one whole frame. */
void service_begin(int work_folder, struct queue *to_host);
/* Takes a request; false when it breaks a bound of the wire. What fails inside is an answer like any other. */
int serve(struct frame frame);
/* Whether there is more to say, and then says some of it: as much as leaves room for what the runner writes. */
int service_pending(void);
void service_produce(void);
