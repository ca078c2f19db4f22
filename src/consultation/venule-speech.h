/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-form.h"

G_BEGIN_DECLS

/**
 * VenuleSpeech:
 * @VENULE_SPEECH_PROGRAM: the program's language: for who uses it
 * @VENULE_SPEECH_SOURCE: English, as the definitions have it: for what is kept and compared
 *
 * Which language words are made in.
 */
typedef enum
{
  VENULE_SPEECH_PROGRAM,
  VENULE_SPEECH_SOURCE,
} VenuleSpeech;

char *venule_speech_fill (VenuleSpeech speech, const char *pattern, ...) G_GNUC_NULL_TERMINATED;
char *venule_speech_amount (VenuleSpeech speech, VenuleNumber number, const char *unit);
const char *venule_speech_unit (VenuleSpeech speech, const char *unit);
const char *venule_speech_word (VenuleSpeech speech, const VenuleQuestion *question, const char *word);
char *venule_speech_token (const VenuleQuestion *question, const char *token);
const char *venule_speech_pick (VenuleSpeech speech, const char *label, const char *source_label);

G_END_DECLS
