/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into the program that is tested: ended by a signal, it says on its error output where it was. */
#include <execinfo.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#define MOST 64

/* What went wrong may be the stack itself. */
static char stack[1 << 16];

static void
on_signal (int number)
{
  static const char words[] = "Ended by a signal, here:\n";
  void *frames[MOST];

  if (write (STDERR_FILENO, words, sizeof words - 1) > 0)
    backtrace_symbols_fd (frames, backtrace (frames, MOST), STDERR_FILENO);
  signal (number, SIG_DFL);
  raise (number);
}

static void __attribute__ ((constructor)) listen (void)
{
  static const int numbers[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP };
  struct sigaction action = { .sa_handler = on_signal, .sa_flags = SA_ONSTACK };
  stack_t place = { .ss_sp = stack, .ss_size = sizeof stack };
  void *frame;

  /* The first time it loads a library, which is too late then. */
  backtrace (&frame, 1);
  sigaltstack (&place, NULL);
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
    sigaction (numbers[i], &action, NULL);
}
