/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* What is done to one text of a whole, reviewed translation changes the state of that text, and of no other. Done to
 * every text of the shipped sheet, in every way. */

typedef struct
{
  VenuleTemplate *tmpl;
  char *head;        /* of the PO file */
  GPtrArray *ids;    /* (element-type utf8) */
  GHashTable *lines; /* id → its entry */
  char *folder;
} Fixture;

typedef char *(*Change) (const char *lines);

static char *
delete_it (const char *lines)
{
  return g_strdup ("");
}

static char *
empty_it (const char *lines)
{
  const char *translation = strstr (lines, "\nmsgstr ");

  return g_strdup_printf ("%.*s\nmsgstr \"\"", (int) (translation - lines), lines);
}

static char *
make_fuzzy (const char *lines)
{
  return g_strconcat ("#, fuzzy\n", lines, NULL);
}

static char *
insert (const char *lines, const char *after, const char *word)
{
  const char *place = strstr (lines, after) + strlen (after);

  return g_strdup_printf ("%.*s%s%s", (int) (place - lines), lines, word, place);
}

/* The English that was translated is not the one of today. */
static char *
change_source (const char *lines)
{
  return insert (lines, "\nmsgid \"", "Now ");
}

static char *
change_translation (const char *lines)
{
  return insert (lines, "\nmsgstr \"", "x ");
}

typedef struct
{
  const char *name;
  Change change;
  VenuleReview review;
} Row;

static const Row rows[] = {
  { "deleted", delete_it, VENULE_REVIEW_MISSING },
  { "emptied", empty_it, VENULE_REVIEW_STALE },
  { "fuzzy", make_fuzzy, VENULE_REVIEW_STALE },
  { "english-changed", change_source, VENULE_REVIEW_STALE },
  { "translation-changed", change_translation, VENULE_REVIEW_UNREVIEWED },
};

static void
read_entries (Fixture *self)
{
  g_autofree char *path = g_build_filename (g_getenv ("VENULE_PO_DIR"), "sheet", "pl.po", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) blocks = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  blocks = g_strsplit (text, "\n\n", -1);
  self->head = g_strdup (blocks[0]);
  for (guint i = 1; blocks[i] != NULL; i++)
    {
      const char *context = strstr (blocks[i], "msgctxt \"");
      char *id;

      if (context == NULL)
        continue;
      context += strlen ("msgctxt \"");
      id = g_strndup (context, strcspn (context, "\""));
      g_ptr_array_add (self->ids, id);
      g_hash_table_insert (self->lines, id, g_strdup (blocks[i]));
    }
}

static const char *
get_source (Fixture *self, const char *id)
{
  const VenuleTemplatePassage *passage = venule_template_find_word (self->tmpl, id);

  if (passage == NULL)
    passage = venule_template_find_passage (self->tmpl, id);
  g_assert_nonnull (passage);
  return passage->text->source;
}

/* changed: (nullable): the text that @lines take the place of */
static VenuleTranslation *
translate (Fixture *self, const char *changed, const char *lines)
{
  const char *const folders[] = { self->folder, NULL };
  g_autoptr (GString) po = g_string_new (self->head);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  VenuleTranslation *translation;

  for (guint i = 0; i < self->ids->len; i++)
    {
      const char *id = self->ids->pdata[i];

      g_string_append_printf (po, "\n\n%s",
                              g_strcmp0 (id, changed) == 0 ? lines : (char *) g_hash_table_lookup (self->lines, id));
    }
  g_string_append_c (po, '\n');
  /* What is written over is made durable first, which takes longer than all else. */
  path = g_build_filename (self->folder, "pl.po", NULL);
  g_unlink (path);
  venule_test_write (self->folder, "pl.po", po->str, -1);
  translation = venule_translation_load (self->tmpl, "pl", folders, &error);
  g_assert_no_error (error);
  return translation;
}

/* Somebody read all of it. */
static void
review_all (Fixture *self)
{
  g_autoptr (VenuleTranslation) translation = translate (self, NULL, NULL);
  g_autoptr (GString) reviews = g_string_new ("<reviews language=\"pl\">\n");

  for (guint i = 0; i < self->ids->len; i++)
    {
      const char *id = self->ids->pdata[i], *source = get_source (self, id);
      VenuleReview review;
      const char *text = venule_translation_lookup (translation, id, source, &review);
      g_autofree char *source_hash = venule_text_hash (source, 16), *hash = NULL;

      g_assert_cmpint (review, ==, VENULE_REVIEW_UNREVIEWED);
      hash = venule_text_hash (text, 16);
      g_string_append_printf (reviews,
                              "<review passage=\"%s\" source-hash=\"%s\" translation-hash=\"%s\" by=\"A\" "
                              "qualification=\"nurse\" second=\"B\" at=\"2026-11-22\"/>\n",
                              id, source_hash, hash);
    }
  g_string_append (reviews, "</reviews>\n");
  venule_test_write (self->folder, "reviews/pl.xml", reviews->str, -1);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleTranslation) translation = NULL;
  guint counts[VENULE_N_REVIEWS];

  self->tmpl = venule_template_new (venule_test_get_protocol (), &error);
  g_assert_no_error (error);
  self->ids = g_ptr_array_new ();
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->folder = venule_test_new_folder ();
  read_entries (self);
  review_all (self);
  translation = translate (self, NULL, NULL);
  venule_translation_count (translation, counts);
  g_assert_cmpuint (self->ids->len, >, 300);
  g_assert_cmpuint (counts[VENULE_REVIEW_REVIEWED], ==, self->ids->len);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->tmpl);
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->lines);
  g_free (self->head);
  venule_test_remove_folder (self->folder);
}

static void
test_every_text (Fixture *self, gconstpointer data)
{
  const Row *row = data;

  for (guint i = 0; i < self->ids->len; i++)
    {
      const char *id = self->ids->pdata[i];
      g_autofree char *lines = row->change (g_hash_table_lookup (self->lines, id));
      g_autoptr (VenuleTranslation) translation = translate (self, id, lines);
      guint counts[VENULE_N_REVIEWS];
      VenuleReview review;
      const char *text = venule_translation_lookup (translation, id, get_source (self, id), &review);

      if (review != row->review)
        g_error ("%s, %s: it is in state %d", id, row->name, review);
      g_assert_cmpint (text != NULL, ==, row->review == VENULE_REVIEW_UNREVIEWED);
      venule_translation_count (translation, counts);
      g_assert_cmpuint (counts[row->review], ==, 1);
      g_assert_cmpuint (counts[VENULE_REVIEW_REVIEWED], ==, self->ids->len - 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sheet/states/%s", rows[i].name);

      g_test_add (path, Fixture, &rows[i], set_up, test_every_text, tear_down);
    }
  return g_test_run ();
}
