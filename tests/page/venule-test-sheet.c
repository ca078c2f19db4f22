/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-test-sheet.h"

#include <string.h>

typedef struct
{
  VenuleSheet *sheet;
  const char *language;
  VenuleSection *section;
  GPtrArray *groups; /* (element-type VenuleBlock): open boxes, tables, lists */
  guint n_passages;
} Loader;

static VenuleSpanKind
find_span_kind (char letter)
{
  switch (letter)
    {
    case 'p':
      return VENULE_SPAN_PHONE;
    case 'd':
      return VENULE_SPAN_DATE;
    case 'u':
      return VENULE_SPAN_DURATION;
    case 'g':
      return VENULE_SPAN_GAP;
    default:
      return VENULE_SPAN_VALUE;
    }
}

static VenuleWording *
make_wording (const char *marked, const char *language)
{
  VenuleWording *wording = g_new0 (VenuleWording, 1);
  GString *text = g_string_new (NULL);
  VenuleSpan span = { 0 };

  wording->language = g_intern_string (language);
  wording->right_to_left = g_str_equal (language, "ar") || g_str_equal (language, "ur");
  wording->spans = g_array_new (FALSE, FALSE, sizeof (VenuleSpan));
  for (const char *p = marked; *p != '\0'; p++)
    {
      if (p[0] == '{' && g_ascii_isalpha (p[1]) && p[2] == ':')
        {
          span.kind = find_span_kind (p[1]);
          span.start = (guint) text->len;
          p += 2;
        }
      else if (*p == '}')
        {
          span.end = (guint) text->len;
          g_array_append_val (wording->spans, span);
        }
      else
        g_string_append_c (text, *p);
    }
  wording->text = g_string_free (text, FALSE);
  return wording;
}

static VenulePassage *
make_passage (Loader *self, const char *marked)
{
  g_autofree char *id = g_strdup_printf ("p%u", self->n_passages++);
  VenulePassage *passage = venule_passage_new (id);

  passage->first = make_wording (marked, self->language);
  passage->condition = g_strdup ("always");
  passage->source = g_strdup ("leaflet");
  passage->version = g_strdup ("1.0");
  return passage;
}

static void
add_block (Loader *self, VenuleBlock *block)
{
  GPtrArray *blocks = self->section->blocks;

  if (self->groups->len > 0)
    blocks = ((VenuleBlock *) self->groups->pdata[self->groups->len - 1])->children;
  g_ptr_array_add (blocks, block);
}

static void
open_group (Loader *self, VenuleBlockKind kind, const char *style)
{
  VenuleBlock *block = venule_block_new (kind, style);

  block->children = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_block_free);
  add_block (self, block);
  g_ptr_array_add (self->groups, block);
}

static void
add_text (Loader *self, VenuleBlockKind kind, const char *label, const char *text)
{
  VenuleBlock *block = venule_block_new (kind, NULL);

  block->label = label ? make_passage (self, label) : NULL;
  block->passage = make_passage (self, text);
  add_block (self, block);
}

static VenuleRegion
find_region (const char *name)
{
  for (VenuleRegion region = VENULE_REGION_HEAD; region <= VENULE_REGION_LAST; region++)
    if (g_str_equal (venule_region_to_string (region), name))
      return region;
  g_assert_not_reached ();
}

static void
load_block (Loader *self, char kind, const char *rest)
{
  g_auto (GStrv) parts = NULL;

  switch (kind)
    {
    case 'S':
      parts = g_strsplit (rest, " ", 2);
      self->section = venule_section_new (parts[0], find_region (parts[1]));
      g_ptr_array_add (self->sheet->sections, self->section);
      break;
    case 'H':
      self->section->heading = make_passage (self, rest);
      break;
    case 'A':
      open_group (self, VENULE_BLOCK_ALERT, rest);
      break;
    case 'L':
      open_group (self, VENULE_BLOCK_LIST, NULL);
      break;
    case 'T':
      open_group (self, VENULE_BLOCK_TABLE, rest);
      break;
    case 'a':
    case 'l':
    case 't':
      g_ptr_array_set_size (self->groups, (int) self->groups->len - 1);
      break;
    case 'h':
      add_text (self, VENULE_BLOCK_SUBHEADING, NULL, rest);
      break;
    case '-':
      add_text (self, VENULE_BLOCK_ITEM, NULL, rest);
      break;
    case 'R':
      parts = g_strsplit (rest, "|", 2);
      add_text (self, VENULE_BLOCK_ROW, parts[0], parts[1]);
      break;
    case 'M':
      add_text (self, VENULE_BLOCK_PICTURE, NULL, rest);
      break;
    default:
      add_text (self, VENULE_BLOCK_PARAGRAPH, NULL, rest);
      break;
    }
}

static void
add_wordings (Loader *self, GPtrArray *wordings, const char *rest)
{
  g_auto (GStrv) parts = g_strsplit (rest, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (wordings, make_wording (parts[i], self->language));
}

static void
load_labels (Loader *self, const char *rest)
{
  g_auto (GStrv) parts = g_strsplit (rest, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *text = strchr (parts[i], '=');

      *text = '\0';
      g_hash_table_insert (self->sheet->leg_labels, g_strdup (parts[i]), make_wording (text + 1, self->language));
    }
}

/* What is said once a sheet. Returns FALSE for a block. */
static gboolean
load_sheet_line (Loader *self, const char *key, const char *rest)
{
  if (g_str_equal (key, "language"))
    {
      g_autoptr (GError) error = NULL;

      self->language = self->sheet->language = self->sheet->clinic_language = g_intern_string (rest);
      self->sheet->right_to_left = g_str_equal (rest, "ar") || g_str_equal (rest, "ur");
      self->sheet->page_phrasebook = venule_phrasebook_new (rest, FALSE, &error);
      g_assert_no_error (error);
    }
  else if (g_str_equal (key, "title"))
    self->sheet->title = make_wording (rest, self->language);
  else if (g_str_equal (key, "page"))
    self->sheet->page_pattern = g_strdup (rest);
  else if (g_str_equal (key, "foot"))
    add_wordings (self, self->sheet->foot, rest);
  else if (g_str_equal (key, "marks"))
    add_wordings (self, self->sheet->marks, rest);
  else if (g_str_equal (key, "leg"))
    load_labels (self, rest);
  else if (g_str_equal (key, "draft"))
    self->sheet->draft = make_wording (rest, self->language);
  else if (g_str_equal (key, "identity"))
    {
      g_auto (GStrv) parts = g_strsplit (rest, "|", -1);

      for (guint i = 0; parts[i] != NULL; i++)
        g_ptr_array_add (self->sheet->identity, g_strdup (parts[i]));
    }
  else
    return FALSE;
  return TRUE;
}

static VenuleSheet *
load (const char *name, VenuleFormat format)
{
  g_autofree char *file = g_strdup_printf ("%s.txt", name);
  g_autofree char *path = g_build_filename (g_getenv ("VENULE_TESTS_DIR"), "page", "sheets", file, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  Loader self = { .sheet = venule_sheet_new (), .groups = groups };

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *rest = strchr (lines[i], ' ');

      if (rest != NULL)
        *rest++ = '\0';
      if (!load_sheet_line (&self, lines[i], rest ? rest : ""))
        load_block (&self, *lines[i], rest ? rest : "");
    }
  self.sheet->version = g_strdup ("1.0");
  self.sheet->code = g_strdup ("3F2A91C4");
  self.sheet->format = format;
  g_clear_pointer (&self.sheet->draft, venule_wording_free);
  return self.sheet;
}

/* A sheet; with @second, both languages beside each other. */
VenuleSheet *
venule_test_sheet_load (const char *name, const char *second, VenuleFormat format)
{
  VenuleSheet *sheet = load (name, format);
  g_autoptr (VenuleSheet) other = second ? load (second, format) : NULL;
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet), others = NULL;

  if (other == NULL)
    return sheet;
  others = venule_sheet_list_passages (other);
  g_assert_cmpuint (passages->len, ==, others->len);
  for (guint i = 0; i < passages->len; i++)
    {
      VenulePassage *from = others->pdata[i], *to = passages->pdata[i];

      if (!g_str_equal (from->first->text, to->first->text))
        to->second = g_steal_pointer (&from->first);
    }
  sheet->bilingual = TRUE;
  return sheet;
}

void
venule_test_sheet_add_draft (VenuleSheet *sheet)
{
  sheet->draft = make_wording (sheet->right_to_left ? "مسودة" : "DRAFT", sheet->language);
  g_ptr_array_insert (sheet->marks, 0, make_wording (sheet->draft->text, sheet->language));
}

void
venule_test_sheet_add_marks (VenuleSheet *sheet, guint n_views)
{
  static const char *const places[][2]
      = { { "left", "outer" }, { "left", "back" }, { "right", "front" }, { "right", "back" } };
  static const double points[][2] = { { 0.44, 0.30 }, { 0.47, 0.36 }, { 0.43, 0.44 }, { 0.48, 0.50 } };

  for (guint i = 0; i < MIN (n_views, G_N_ELEMENTS (places)); i++)
    {
      VenuleLegMark *dot = venule_leg_mark_new (places[i][0], places[i][1], i % 2 == 0 ? "thread" : "feeding");
      VenuleLegMark *stroke = venule_leg_mark_new (places[i][0], places[i][1], "treated");

      g_array_append_vals (dot->points, points[0], 2);
      for (guint p = 0; p < G_N_ELEMENTS (points); p++)
        g_array_append_vals (stroke->points, points[p], 2);
      g_ptr_array_add (sheet->leg_marks, dot);
      g_ptr_array_add (sheet->leg_marks, stroke);
    }
}

/* The passage that begins with these words. */
VenulePassage *
venule_test_sheet_find (VenuleSheet *sheet, const char *beginning)
{
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);

  for (guint i = 0; i < passages->len; i++)
    if (g_str_has_prefix (((VenulePassage *) passages->pdata[i])->first->text, beginning))
      return passages->pdata[i];
  g_error ("no passage begins “%s”", beginning);
}

void
venule_test_sheet_reword (VenulePassage *passage, const char *text)
{
  VenuleWording *wording = make_wording (text, passage->first->language);

  venule_wording_free (passage->first);
  passage->first = wording;
}

/* Says every paragraph of a region so many times over, for sheets that run long. */
void
venule_test_sheet_repeat (VenuleSheet *sheet, VenuleRegion region, guint times)
{
  for (guint s = 0; s < sheet->sections->len; s++)
    {
      VenuleSection *section = sheet->sections->pdata[s];

      for (guint b = 0; section->region == region && b < section->blocks->len; b++)
        {
          VenuleBlock *block = section->blocks->pdata[b];
          g_autoptr (GString) text = g_string_new (NULL);

          if (block->kind != VENULE_BLOCK_PARAGRAPH)
            continue;
          for (guint i = 0; i < times; i++)
            g_string_append_printf (text, "%s%s", i > 0 ? " " : "", block->passage->first->text);
          venule_test_sheet_reword (block->passage, text->str);
        }
    }
}
