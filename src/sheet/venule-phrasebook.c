/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-phrasebook.h"

#include "venule-pattern.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unumberformatter.h>
#include <unicode/unumsys.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#define FIRST_STRONG_ISOLATE  "\342\201\250" /* U+2068 */
#define LEFT_TO_RIGHT_ISOLATE "\342\201\246" /* U+2066 */
#define POP_ISOLATE           "\342\201\251" /* U+2069 */

/* Not written as a prefixed literal, which the formatter would pull apart. */
#define UTF16(text) u##text

#define MILLISECONDS_A_DAY (24.0 * 60 * 60 * 1000)
#define EPOCH_JULIAN       719163 /* 1970-01-01 as a VenuleCivilDate */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UFormattedNumber, unumf_closeResult)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ULocaleDisplayNames, uldn_close)

struct _VenulePhrasebook
{
  gatomicrefcount ref_count;
  const char *language;                      /* interned */
  char locale[ULOC_FULLNAME_CAPACITY];       /* with the digits of dates and durations */
  char latin_locale[ULOC_FULLNAME_CAPACITY]; /* the same with Latin digits */
  gboolean right_to_left;
  const char *separator;
  GMutex mutex; /* guards everything below: made when first needed, and ICU's formatters are not shared */
  UDateTimePatternGenerator *patterns;
  UDateFormat *dates;
  UDateFormat *birth_dates;
  UDateFormat *months;
  UNumberFormatter *measures[VENULE_N_MEASURES];
  GHashTable *messages; /* text → VenulePattern */
};

static char *
from_utf16 (const UChar *text, int length)
{
  return g_utf16_to_utf8 ((const gunichar2 *) text, length, NULL, NULL, NULL);
}

static gboolean
set_locale (char *locale, const char *language, const char *digits)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t parsed = 0;

  uloc_forLanguageTag (language, locale, ULOC_FULLNAME_CAPACITY, &parsed, &status);
  /* Civil dates are Gregorian whatever the language's own calendar is. */
  uloc_setKeywordValue ("calendar", "gregorian", locale, ULOC_FULLNAME_CAPACITY, &status);
  uloc_setKeywordValue ("numbers", digits, locale, ULOC_FULLNAME_CAPACITY, &status);
  return U_SUCCESS (status) && parsed == (int32_t) strlen (language);
}

static const char *
choose_separator (const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode scripts[4] = { USCRIPT_INVALID_CODE };
  int32_t n = uscript_getCode (locale, scripts, G_N_ELEMENTS (scripts), &status);

  if (U_SUCCESS (status) && n > 0 && scripts[0] == USCRIPT_ARABIC)
    return "؛ ";
  if (U_SUCCESS (status) && n > 0 && (scripts[0] == USCRIPT_HAN || scripts[0] == USCRIPT_SIMPLIFIED_HAN))
    return "；";
  return "; ";
}

static char *
name_month (VenulePhrasebook *self, const UChar *pattern)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[128];
  UDateFormat *months
      = udat_open (UDAT_PATTERN, UDAT_PATTERN, self->locale, UTF16 ("Etc/GMT"), -1, pattern, -1, &status);
  int32_t length = udat_format (months, 0, text, G_N_ELEMENTS (text), NULL, &status);

  udat_close (months);
  return U_SUCCESS (status) ? from_utf16 (text, length) : g_strdup ("");
}

/* Where ICU counts the months of a date in words ("the first month", as in Somali) and yet has names for them, the
 * names are what people know. */
static void
name_counted_months (VenulePhrasebook *self, UChar *pattern)
{
  g_autofree char *in_date = name_month (self, UTF16 ("MMMM")), *alone = name_month (self, UTF16 ("LLLL"));

  if (strchr (in_date, ' ') == NULL || strchr (alone, ' ') != NULL || strstr (in_date, alone) != NULL)
    return;
  for (UChar *c = pattern; *c != 0; c++)
    if (*c == 'M')
      *c = 'L';
}

static UDateFormat *
open_dates (VenulePhrasebook *self, const UChar *skeleton)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar pattern[128];
  UDateFormat *dates;
  int32_t length;

  /* It takes longer to make than all formatters together. */
  if (self->patterns == NULL)
    self->patterns = udatpg_open (self->locale, &status);
  length = udatpg_getBestPattern (self->patterns, skeleton, -1, pattern, G_N_ELEMENTS (pattern), &status);
  if (U_SUCCESS (status))
    name_counted_months (self, pattern);
  /* A zone with no offset and no change, so that a civil day stays the day it is. */
  dates = udat_open (UDAT_PATTERN, UDAT_PATTERN, self->locale, UTF16 ("Etc/GMT"), -1, pattern, length, &status);
  if (U_FAILURE (status))
    {
      g_clear_pointer (&dates, udat_close);
      return NULL;
    }
  ucal_setGregorianChange ((UCalendar *) udat_getCalendar (dates), -1e15, &status);
  return dates;
}

static char *
format_day (VenulePhrasebook *self, UDateFormat **dates, const UChar *skeleton, VenuleCivilDate date)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  UErrorCode status = U_ZERO_ERROR;
  UChar text[256];
  int32_t length;
  /* The start of that day in the formatter's own zone: a way to name the day to ICU, not an instant. */
  UDate day = ((double) date - EPOCH_JULIAN) * MILLISECONDS_A_DAY;

  if (*dates == NULL)
    *dates = open_dates (self, skeleton);
  if (*dates == NULL)
    return venule_civil_date_format (date);
  length = udat_format (*dates, day, text, G_N_ELEMENTS (text), NULL, &status);
  return U_SUCCESS (status) ? from_utf16 (text, length) : venule_civil_date_format (date);
}

static gboolean
is_dose (VenuleMeasure measure)
{
  return measure == VENULE_MEASURE_PERCENT || measure == VENULE_MEASURE_ML || measure == VENULE_MEASURE_MG_PER_ML;
}

static UNumberFormatter *
open_measure (VenulePhrasebook *self, VenuleMeasure measure)
{
  static const UChar *const skeletons[VENULE_N_MEASURES] = {
    [VENULE_MEASURE_NUMBER] = UTF16 (".###"),
    [VENULE_MEASURE_DAYS] = UTF16 (".### unit/day unit-width-full-name"),
    [VENULE_MEASURE_WEEKS] = UTF16 (".### unit/week unit-width-full-name"),
    [VENULE_MEASURE_MONTHS] = UTF16 (".### unit/month unit-width-full-name"),
    [VENULE_MEASURE_PERCENT] = UTF16 (".### percent"),
    [VENULE_MEASURE_ML] = UTF16 (".### unit/milliliter unit-width-short"),
    [VENULE_MEASURE_MG_PER_ML] = UTF16 (".### unit/milligram-per-milliliter unit-width-short"),
  };
  UErrorCode status = U_ZERO_ERROR;
  const char *locale = is_dose (measure) ? self->latin_locale : self->locale;
  UNumberFormatter *formatter = unumf_openForSkeletonAndLocale (skeletons[measure], -1, locale, &status);

  if (U_FAILURE (status))
    g_clear_pointer (&formatter, unumf_close);
  return formatter;
}

static char *
format_number (VenulePhrasebook *self, const char *plain, VenuleMeasure measure)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (UFormattedNumber) result = NULL;
  UErrorCode status = U_ZERO_ERROR;
  UChar text[128];
  int32_t length;

  if (self->measures[measure] == NULL)
    self->measures[measure] = open_measure (self, measure);
  if (self->measures[measure] == NULL)
    return g_strdup (plain);
  result = unumf_openResult (&status);
  unumf_formatDecimal (self->measures[measure], plain, -1, result, &status);
  length = unumf_resultToString (result, text, G_N_ELEMENTS (text), &status);
  /* The Latin sign, where a language has none of its own, as it is on the box. */
  for (int32_t i = 0; U_SUCCESS (status) && i + 1 < length; i++)
    text[i + 1] = text[i] == 'm' && text[i + 1] == 'L' ? 'l' : text[i + 1];
  return U_SUCCESS (status) ? from_utf16 (text, length) : g_strdup (plain);
}

static void
phrasebook_free (VenulePhrasebook *self)
{
  g_clear_pointer (&self->patterns, udatpg_close);
  g_clear_pointer (&self->dates, udat_close);
  g_clear_pointer (&self->birth_dates, udat_close);
  g_clear_pointer (&self->months, udat_close);
  for (guint i = 0; i < VENULE_N_MEASURES; i++)
    g_clear_pointer (&self->measures[i], unumf_close);
  g_hash_table_unref (self->messages);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * venule_phrasebook_is_language:
 * @tag: (nullable): anything
 *
 * Whether @tag has the shape of a BCP 47 tag: a language of two or three letters, then subtags. A tag
 * that passes is safe as part of a file's name.
 */
gboolean
venule_phrasebook_is_language (const char *tag)
{
  return tag != NULL && strlen (tag) <= 35
         && g_regex_match_simple ("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", tag, G_REGEX_DOLLAR_ENDONLY, 0);
}

/* Whether the language writes its numbers digit by digit. Chinese does not: its digits are letters, and 11 in them is
 * no number. */
static gboolean
has_digits (const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UNumberingSystem *system = unumsys_open (locale, &status);
  UChar digits[32] = { 0 };

  unumsys_getDescription (system, digits, G_N_ELEMENTS (digits), &status);
  unumsys_close (system);
  return U_SUCCESS (status) && g_unichar_isdigit (digits[1]);
}

/**
 * venule_phrasebook_new:
 * @language: a BCP 47 tag
 * @native_digits: dates, counts and durations in the language's own digits; doses, phone numbers and
 *   codes are in Latin digits always, and so is all where numbers are not written digit by digit
 *
 * Returns: (transfer full): the phrasebook of @language, or %NULL with @error when it is no tag
 */
VenulePhrasebook *
venule_phrasebook_new (const char *language, gboolean native_digits, GError **error)
{
  g_autoptr (VenulePhrasebook) self = NULL;

  g_return_val_if_fail (language != NULL, NULL);

  self = g_new0 (VenulePhrasebook, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->messages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) venule_pattern_free);
  self->language = g_intern_string (language);
  if (!venule_phrasebook_is_language (language) || !set_locale (self->latin_locale, language, "latn")
      || !set_locale (self->locale, language, native_digits ? "native" : "latn")
      || (!has_digits (self->locale) && !set_locale (self->locale, language, "latn")))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” is not a language tag; write one like pl or en-GB"), language);
      return NULL;
    }
  self->right_to_left = uloc_isRightToLeft (self->locale);
  self->separator = choose_separator (self->latin_locale);
  return g_steal_pointer (&self);
}

VenulePhrasebook *
venule_phrasebook_ref (VenulePhrasebook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
venule_phrasebook_unref (VenulePhrasebook *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    phrasebook_free (self);
}

/**
 * venule_phrasebook_get_language:
 *
 * Returns: (transfer none): the tag it was made for, interned
 */
const char *
venule_phrasebook_get_language (VenulePhrasebook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/**
 * venule_phrasebook_get_ready:
 *
 * Makes ahead what the first date otherwise waits for.
 */
void
venule_phrasebook_get_ready (VenulePhrasebook *self)
{
  g_return_if_fail (self != NULL);

  g_free (venule_phrasebook_format_date (self, EPOCH_JULIAN));
  g_free (venule_phrasebook_format_birth_date (self, EPOCH_JULIAN));
}

gboolean
venule_phrasebook_is_right_to_left (VenulePhrasebook *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->right_to_left;
}

/**
 * venule_phrasebook_name_language:
 * @language: a BCP 47 tag
 *
 * Returns: (transfer full): what this phrasebook's language calls @language, without its country: `English`,
 *   `angielski`
 */
char *
venule_phrasebook_name_language (VenulePhrasebook *self, const char *language)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[128];
  g_autofree char *bare = NULL;
  g_autoptr (ULocaleDisplayNames) names = NULL;
  int32_t length;

  g_return_val_if_fail (self != NULL && language != NULL, NULL);

  bare = g_strndup (language, strcspn (language, "-"));
  names = uldn_open (self->locale, ULDN_STANDARD_NAMES, &status);
  length = uldn_languageDisplayName (names, bare, text, G_N_ELEMENTS (text), &status);
  return U_SUCCESS (status) ? from_utf16 (text, length) : g_strdup (language);
}

/**
 * venule_phrasebook_format_date:
 * @date: a civil day
 *
 * Weekday and month by name, so that 03/04 can't be read two ways: `Monday, 23 November 2026`.
 *
 * Returns: (transfer full): the day in words
 */
char *
venule_phrasebook_format_date (VenulePhrasebook *self, VenuleCivilDate date)
{
  g_return_val_if_fail (self != NULL && date != VENULE_CIVIL_DATE_NONE, NULL);

  return format_day (self, &self->dates, UTF16 ("yMMMMEEEEd"), date);
}

/**
 * venule_phrasebook_format_birth_date:
 * @date: a civil day
 *
 * The month by name, without the weekday, which nobody knows of the day they were born.
 *
 * Returns: (transfer full): the day in words: `9 April 1968`
 */
char *
venule_phrasebook_format_birth_date (VenulePhrasebook *self, VenuleCivilDate date)
{
  g_return_val_if_fail (self != NULL && date != VENULE_CIVIL_DATE_NONE, NULL);

  return format_day (self, &self->birth_dates, UTF16 ("yMMMMd"), date);
}

/**
 * venule_phrasebook_format_month:
 * @date: any day of the month
 *
 * Returns: (transfer full): month and year: `May 2027`
 */
char *
venule_phrasebook_format_month (VenulePhrasebook *self, VenuleCivilDate date)
{
  g_return_val_if_fail (self != NULL && date != VENULE_CIVIL_DATE_NONE, NULL);

  return format_day (self, &self->months, UTF16 ("yMMMM"), date);
}

/**
 * venule_phrasebook_format_measure:
 * @number: in @measure
 *
 * Returns: (transfer full): the number with its unit's word or sign: `7 days`, `4.5 ml`
 */
char *
venule_phrasebook_format_measure (VenulePhrasebook *self, VenuleNumber number, VenuleMeasure measure)
{
  g_autofree char *plain = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL && measure < VENULE_N_MEASURES, NULL);

  plain = venule_number_format (number);
  text = format_number (self, plain, measure);
  return is_dose (measure) ? venule_phrasebook_isolate (self, text) : g_steal_pointer (&text);
}

/**
 * venule_phrasebook_isolate:
 * @text: a name or other text of any direction
 *
 * Returns: (transfer full): @text, between isolates where it could run the other way than the language
 */
char *
venule_phrasebook_isolate (VenulePhrasebook *self, const char *text)
{
  glong length = 0;
  g_autofree gunichar2 *utf16 = NULL;
  UBiDiDirection direction;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  utf16 = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  direction = ubidi_getBaseDirection ((const UChar *) utf16, (int32_t) length);
  if (!self->right_to_left && direction != UBIDI_RTL)
    return g_strdup (text);
  return g_strconcat (FIRST_STRONG_ISOLATE, text, POP_ISOLATE, NULL);
}

/**
 * venule_phrasebook_isolate_code:
 * @text: a phone number or a code, which runs left to right in every language
 *
 * Returns: (transfer full): @text, between isolates in a language that runs right to left
 */
char *
venule_phrasebook_isolate_code (VenulePhrasebook *self, const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  if (!self->right_to_left)
    return g_strdup (text);
  return g_strconcat (LEFT_TO_RIGHT_ISOLATE, text, POP_ISOLATE, NULL);
}

/**
 * venule_phrasebook_get_separator:
 *
 * Returns: (transfer none): what stands between the terms of a list; the terms may hold commas
 */
const char *
venule_phrasebook_get_separator (VenulePhrasebook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->separator;
}

/**
 * venule_phrasebook_format_message:
 * @pattern: an ICU message pattern whose arguments are among @names
 * @names: (array zero-terminated=1): up to four
 * @numbers: one a name
 *
 * Returns: (transfer full): the message filled, or %NULL with @error (no file or line) when the pattern
 *   is none
 */
char *
venule_phrasebook_format_message (
    VenulePhrasebook *self, const char *pattern, const char *const *names, const guint *numbers, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  VenulePattern *message;

  g_return_val_if_fail (self != NULL && pattern != NULL && names != NULL && numbers != NULL, NULL);

  locker = g_mutex_locker_new (&self->mutex);
  message = g_hash_table_lookup (self->messages, pattern);
  if (message == NULL || !venule_pattern_has_names (message, names))
    {
      message = venule_pattern_new (self->locale, pattern, names, error);
      if (message == NULL)
        return NULL;
      g_hash_table_replace (self->messages, g_strdup (pattern), message);
    }
  return venule_pattern_fill (message, numbers, error);
}
