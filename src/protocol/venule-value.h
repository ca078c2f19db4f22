/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-answer.h"

G_BEGIN_DECLS

/**
 * VenuleValue:
 * @question: (nullable): the question this is an answer to; %NULL for settings, facts, computed values
 * @kind: how to read the rest; %VENULE_VALUE_NONE: there is no answer
 * @number: numbers, in @unit
 * @date: dates
 * @words: (nullable): tokens (interned, `left/knee` when leg-coded) or one text
 *
 * What a path of a rule or of a sheet's value stands for at one moment. Borrowed: it lives as long as
 * the evaluation is not changed.
 */
typedef enum
{
  VENULE_VALUE_NONE,
  VENULE_VALUE_TOKENS,
  VENULE_VALUE_NUMBER,
  VENULE_VALUE_DATE,
  VENULE_VALUE_TEXT,
} VenuleValueKind;

#define VENULE_VALUE_MAX_WORDS 32

typedef struct
{
  const VenuleQuestion *question;
  VenuleValueKind kind;
  VenuleNumber number;
  const char *unit;
  VenuleCivilDate date;
  const char *words[VENULE_VALUE_MAX_WORDS];
  guint n_words;
} VenuleValue;

G_END_DECLS
