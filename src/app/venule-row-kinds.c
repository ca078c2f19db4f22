/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-row-kinds.h"

#include "venule-chips-row.h"
#include "venule-choice-row.h"
#include "venule-date-row.h"
#include "venule-number-row.h"
#include "venule-segments-row.h"
#include "venule-text-row.h"
#include "venule-time-row.h"
#include "venule-yes-no-row.h"

/**
 * venule_row_kind_for:
 * @question: a question
 *
 * Returns: the type of #VenuleQuestionRow that answers it; %G_TYPE_INVALID where it is not answered in a row
 */
GType
venule_row_kind_for (const VenuleQuestion *question)
{
  switch (question->kind)
    {
    case VENULE_KIND_YES_NO:
      return VENULE_TYPE_YES_NO_ROW;
    case VENULE_KIND_ONE_OF:
      return venule_segments_row_is_for (question) ? VENULE_TYPE_SEGMENTS_ROW : VENULE_TYPE_CHOICE_ROW;
    case VENULE_KIND_LANGUAGE:
    case VENULE_KIND_REFERENCE:
      return VENULE_TYPE_CHOICE_ROW;
    case VENULE_KIND_MANY_OF:
      return VENULE_TYPE_CHIPS_ROW;
    case VENULE_KIND_NUMBER:
      return VENULE_TYPE_NUMBER_ROW;
    case VENULE_KIND_DATE:
      return VENULE_TYPE_DATE_ROW;
    case VENULE_KIND_TIME:
      return VENULE_TYPE_TIME_ROW;
    case VENULE_KIND_TEXT:
      return VENULE_TYPE_TEXT_ROW;
    case VENULE_KIND_POINTS:
    default:
      return G_TYPE_INVALID;
    }
}
