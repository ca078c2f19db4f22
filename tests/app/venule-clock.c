/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into the programs that are tested: what they save they save on the day of VENULE_CLOCK_DAY, at the time
 * that it is now. What belongs to today is then the same on whichever day the tests run. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int64_t g_get_real_time (void);

int64_t
g_get_real_time (void)
{
  const char *day = getenv ("VENULE_CLOCK_DAY");
  int year, month, of_month;
  struct timespec now;
  struct tm there;

  clock_gettime (CLOCK_REALTIME, &now);
  if (day != NULL && sscanf (day, "%d-%d-%d", &year, &month, &of_month) == 3
      && localtime_r (&now.tv_sec, &there) != NULL)
    {
      there.tm_year = year - 1900;
      there.tm_mon = month - 1;
      there.tm_mday = of_month;
      there.tm_isdst = -1;
      now.tv_sec = mktime (&there);
    }

  return (int64_t) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}
