/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-sha256.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define NEEDS __attribute__ ((target ("sha,sse4.1")))

/* The state as the processor wants it: a, b, e, f in one, c, d, g, h in the other, the first highest. */
NEEDS static inline void
load_state (const guint32 state[8], __m128i *abef, __m128i *cdgh)
{
  __m128i abcd = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) state), 0x1b);
  __m128i efgh = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) (state + 4)), 0x1b);

  *abef = _mm_unpackhi_epi64 (efgh, abcd);
  *cdgh = _mm_unpacklo_epi64 (efgh, abcd);
}

NEEDS static inline void
store_state (guint32 state[8], __m128i abef, __m128i cdgh)
{
  __m128i abef_turned = _mm_shuffle_epi32 (abef, 0x1b);
  __m128i cdgh_turned = _mm_shuffle_epi32 (cdgh, 0x1b);

  _mm_storeu_si128 ((__m128i *) (gpointer) state, _mm_unpacklo_epi64 (abef_turned, cdgh_turned));
  _mm_storeu_si128 ((__m128i *) (gpointer) (state + 4), _mm_unpackhi_epi64 (abef_turned, cdgh_turned));
}

/* The four words after the last sixteen. */
NEEDS static inline __m128i
spread (const __m128i words[4], guint oldest)
{
  __m128i w0 = words[oldest], w4 = words[(oldest + 1) % 4], w8 = words[(oldest + 2) % 4], w12 = words[(oldest + 3) % 4];

  return _mm_sha256msg2_epu32 (_mm_add_epi32 (_mm_sha256msg1_epu32 (w0, w4), _mm_alignr_epi8 (w12, w8, 4)), w12);
}

NEEDS static void
do_blocks (guint32 state[8], const guint8 *bytes, gsize n_blocks)
{
  const __m128i turned = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);
  const __m128i *constants = (const __m128i *) (gconstpointer) venule_sha256_constants;
  __m128i abef, cdgh, words[4] = { 0 };

  load_state (state, &abef, &cdgh);
  for (; n_blocks > 0; n_blocks--, bytes += VENULE_SHA256_BLOCK)
    {
      __m128i abef_before = abef, cdgh_before = cdgh;

#pragma GCC unroll 16
      for (guint i = 0; i < 16; i++)
        {
          __m128i sum;

          words[i % 4]
              = i < 4 ? _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) (bytes + i * 16)), turned)
                      : spread (words, i % 4);
          sum = _mm_add_epi32 (words[i % 4], _mm_loadu_si128 (constants + i));
          cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, sum);
          abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (sum, 0x0e));
        }
      abef = _mm_add_epi32 (abef, abef_before);
      cdgh = _mm_add_epi32 (cdgh, cdgh_before);
    }
  store_state (state, abef, cdgh);
}

static gboolean
has_instructions (void)
{
  guint a, b, c, d;

  if (!__get_cpuid (1, &a, &b, &c, &d) || (c & bit_SSE4_1) == 0 || (c & bit_SSSE3) == 0)
    return FALSE;
  return __get_cpuid_count (7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0;
}
#endif

/**
 * venule_sha256_find_processor_blocks:
 *
 * Returns: (nullable): what hashes blocks with instructions made for it, where this processor has some
 */
VenuleSha256Blocks
venule_sha256_find_processor_blocks (void)
{
#if defined(__x86_64__)
  if (has_instructions ())
    return do_blocks;
#endif
  return NULL;
}
