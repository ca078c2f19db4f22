/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sheet.h"

G_BEGIN_DECLS

/* How the paper looks: sizes in points for one of the three formats. */
typedef struct
{
  double margin; /* of the page */
  double body, heading, title, name, phone, small, picture;
  double pitch; /* from one baseline to the next, in sizes */
  double paragraph_gap, item_gap, section_gap, box_gap, box_padding, column_gap;
  gboolean columns; /* page 1 in two widths and two columns after it; otherwise one column */
} VenulePageStyle;

/* What a text is for: gives its size, weight and colour. */
typedef enum
{
  VENULE_ROLE_BODY,
  VENULE_ROLE_STRONG,
  VENULE_ROLE_HEADING,
  VENULE_ROLE_SUBHEADING,
  VENULE_ROLE_ALERT_HEADING,
  VENULE_ROLE_ALERT,
  VENULE_ROLE_CONTACT,
  VENULE_ROLE_TITLE,
  VENULE_ROLE_CLINIC,
  VENULE_ROLE_NAME,
  VENULE_ROLE_DETAIL, /* as body, without anything in bold */
  VENULE_ROLE_FOOT,
  VENULE_ROLE_FOOT_MARK,
  VENULE_ROLE_LABEL,
  VENULE_N_ROLES
} VenuleTextRole;

typedef struct
{
  double red, green, blue;
} VenuleColour;

typedef struct
{
  double size;
  double pitch;         /* from one baseline to the next */
  double phone_size;    /* of a number to ring */
  gboolean bold, plain; /* plain: dates and durations in it are not set off */
  const VenuleColour *colour;
} VenuleRoleStyle;

extern const VenuleColour VENULE_COLOUR_INK;
extern const VenuleColour VENULE_COLOUR_TEAL;
extern const VenuleColour VENULE_COLOUR_ALARM;
extern const VenuleColour VENULE_COLOUR_RULE;
extern const VenuleColour VENULE_COLOUR_DRAFT;

#define VENULE_NARROW_COLUMN     120.0 /* headings and the leg map on page 1 */
#define VENULE_NARROW_COLUMN_GAP 16.0

const VenulePageStyle *venule_page_style_get (VenuleFormat format);
VenuleRoleStyle venule_page_style_get_role (const VenulePageStyle *self, VenuleTextRole role);

G_END_DECLS
