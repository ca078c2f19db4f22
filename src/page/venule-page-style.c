/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-page-style.h"

/* 12 pt on a pitch of 16 pt; larger type needs less air for its size. */
#define PITCH       (16.0 / 12.0)
#define LARGE_PITCH 1.22
/* In points. */
#define MM(n) ((n) *72 / 25.4)

const VenuleColour VENULE_COLOUR_INK = { 0.08, 0.08, 0.09 };
const VenuleColour VENULE_COLOUR_TEAL = { 0x0B / 255.0, 0x4F / 255.0, 0x5C / 255.0 };
const VenuleColour VENULE_COLOUR_ALARM = { 0.62, 0.07, 0.09 };
const VenuleColour VENULE_COLOUR_RULE = { 0.42, 0.45, 0.47 };
const VenuleColour VENULE_COLOUR_DRAFT = { 0.925, 0.925, 0.93 };

static const VenulePageStyle styles[] = {
  [VENULE_FORMAT_STANDARD] = { .margin = MM (12),
                               .body = 12,
                               .heading = 13.5,
                               .title = 21,
                               .name = 18,
                               .phone = 17.5,
                               .small = 8.5,
                               .pitch = PITCH,
                               .picture = 165,
                               .paragraph_gap = 2.6,
                               .item_gap = 2,
                               .section_gap = 7.5,
                               .box_gap = 8,
                               .box_padding = 8,
                               .column_gap = 20,
                               .columns = TRUE },
  [VENULE_FORMAT_LARGE] = { .margin = MM (10),
                            .body = 16,
                            .heading = 17.5,
                            .title = 21,
                            .name = 20,
                            .phone = 20,
                            .small = 16,
                            .pitch = 1.24,
                            .picture = 190,
                            .paragraph_gap = 4,
                            .item_gap = 2.5,
                            .section_gap = 14,
                            .box_gap = 6,
                            .box_padding = 7.5,
                            .column_gap = 20 },
  [VENULE_FORMAT_EXTRA_LARGE] = { .margin = MM (10),
                                  .body = 24,
                                  .heading = 24,
                                  .title = 24,
                                  .name = 25,
                                  .phone = 28,
                                  .small = 16,
                                  .pitch = 1.24,
                                  .picture = 220,
                                  .paragraph_gap = 4.5,
                                  .item_gap = 2.5,
                                  .section_gap = 18,
                                  .box_gap = 6,
                                  .box_padding = 7,
                                  .column_gap = 20 },
};

/**
 * venule_page_style_get:
 * @format: the size of print
 *
 * Returns: (transfer none): the sizes of that format, in points
 */
const VenulePageStyle *
venule_page_style_get (VenuleFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (styles), NULL);

  return &styles[format];
}

/**
 * venule_page_style_get_role:
 * @self: a style
 * @role: what a text is for
 *
 * Returns: the size, pitch, weight and colour of texts with that role
 */
VenuleRoleStyle
venule_page_style_get_role (const VenulePageStyle *self, VenuleTextRole role)
{
  VenuleRoleStyle style = { .size = self->body, .colour = &VENULE_COLOUR_INK };

  switch (role)
    {
    case VENULE_ROLE_STRONG:
    case VENULE_ROLE_SUBHEADING:
      style.bold = TRUE;
      break;
    case VENULE_ROLE_HEADING:
      style.size = self->heading;
      style.bold = TRUE;
      style.colour = &VENULE_COLOUR_TEAL;
      break;
    case VENULE_ROLE_ALERT_HEADING:
      style.size = self->heading;
      style.bold = TRUE;
      style.phone_size = self->phone;
      break;
    case VENULE_ROLE_ALERT:
    case VENULE_ROLE_CONTACT:
      style.phone_size = self->phone;
      break;
    case VENULE_ROLE_TITLE:
      style.size = self->title;
      style.bold = TRUE;
      style.colour = &VENULE_COLOUR_TEAL;
      break;
    case VENULE_ROLE_CLINIC:
      style.size = self->heading;
      style.bold = TRUE;
      break;
    case VENULE_ROLE_NAME:
      style.size = self->name;
      style.bold = TRUE;
      break;
    case VENULE_ROLE_FOOT_MARK:
      style.bold = TRUE;
      style.size = self->small;
      break;
    case VENULE_ROLE_FOOT:
    case VENULE_ROLE_LABEL:
      style.size = self->small;
      break;
    case VENULE_ROLE_DETAIL:
      style.plain = TRUE;
      break;
    case VENULE_ROLE_BODY:
    default:
      break;
    }
  if (style.phone_size < style.size)
    style.phone_size = style.size;
  /* Large type is on one line as a rule and needs less air; the foot leaves its air to the page. */
  style.pitch = style.size
                * (style.size > self->body || role == VENULE_ROLE_FOOT || role == VENULE_ROLE_FOOT_MARK ? LARGE_PITCH
                                                                                                        : self->pitch);
  return style;
}
