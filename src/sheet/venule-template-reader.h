/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-template-private.h"

G_BEGIN_DECLS

/* What the files that read a sheet.xml share; nobody else includes this. */

struct _VenuleTemplate
{
  GObject parent_instance;
  VenuleProtocol *protocol;
  VenuleVocabulary *vocabulary; /* the sheet's named rules over the protocol's */
  char *path;
  char *version;
  char *date;
  const char *language;    /* interned */
  GHashTable *values;      /* id → VenuleTemplateValue */
  GHashTable *terms;       /* "question-path option" → VenuleTemplatePassage (unowned) */
  GHashTable *words;       /* id → VenuleTemplatePassage (unowned) */
  GHashTable *passages;    /* id → VenuleTemplatePassage (unowned) */
  GHashTable *ids;         /* (element-type utf8): of everything that has one */
  GPtrArray *word_list;    /* owns VenuleTemplatePassage: words and terms */
  GPtrArray *passage_list; /* owns VenuleTemplatePassage, in reading order */
  GPtrArray *sections;     /* owns VenuleTemplateSection */
  GPtrArray *foot;         /* (element-type VenuleTemplatePassage) (unowned) */
  GPtrArray *invariants;   /* owns VenuleInvariant */
  GPtrArray *rules;        /* owns VenuleRule */
  GPtrArray *paths;        /* owns VenulePath */
  GMutex phrasebooks_lock;
  GHashTable *phrasebooks; /* "tag digits" → VenulePhrasebook */
};

struct _VenuleTemplateFile
{
  char *path;
  xmlDocPtr doc;
  char *language;               /* (nullable): it names none */
  VenulePhrasebook *phrasebook; /* (nullable): of its language */
};

/* What stands around the element that is read. */
typedef struct
{
  VenuleTemplate *tmpl;
  const VenuleForm *root;
  GPtrArray *whens;              /* (element-type VenuleRule): of the elements around */
  GPtrArray *concerns;           /* (element-type utf8): of the section */
  const VenulePath *of;          /* (nullable): the group that the row around repeats over */
  const VenuleRule *member_rule; /* (nullable): that row's own condition */
} VenuleTemplateReader;

/* Words that the program fills or fills in: their places are its own, not values. */
typedef struct
{
  const char *id;
  gboolean required;
  gboolean is_pattern;
  const char *names[3];
} VenuleKnownWord;

gboolean venule_template_claim_id (VenuleTemplate *self, const xmlNode *element, const char *id, GError **error);
gboolean venule_template_read_values (VenuleTemplateReader *reader, xmlNode *values, GError **error);
gboolean venule_template_read_terms (VenuleTemplateReader *reader, xmlNode *terms, GError **error);
gboolean venule_template_check_values (VenuleTemplateReader *reader, xmlNode *values, GError **error);
gboolean venule_template_read_word (VenuleTemplateReader *reader, xmlNode *word, GError **error);
gboolean venule_template_check_words (VenuleTemplateReader *reader, xmlNode *foot, GError **error);
gboolean venule_template_read_section (VenuleTemplateReader *reader, xmlNode *section, GError **error);
gboolean venule_template_read_foot (VenuleTemplateReader *reader, xmlNode *foot, GError **error);
gboolean venule_template_read_invariants (VenuleTemplateReader *reader, xmlNode *invariants, GError **error);

/* A passage of any element that has an id and a text; NULL with error. It belongs to the template. */
VenuleTemplatePassage *venule_template_read_passage (VenuleTemplateReader *reader, xmlNode *element, GError **error);
/* The same for a row, whose cell may be a value alone. */
VenuleTemplatePassage *
venule_template_read_row (VenuleTemplateReader *reader, xmlNode *row, const char *value, GError **error);
VenuleTemplatePassage *
venule_template_add_passage (VenuleTemplateReader *reader, const xmlNode *element, const char *id);
gboolean venule_template_read_text (VenuleTemplateReader *reader,
                                    VenuleTemplatePassage *passage,
                                    const xmlNode *element,
                                    const char *text,
                                    const char *const *own_names,
                                    GError **error);
VenuleTemplateValue *
venule_template_use_value (VenuleTemplateReader *reader, const xmlNode *where, const char *id, GError **error);
GPtrArray *venule_template_new_sections (void);
GPtrArray *venule_template_new_invariants (void);
void venule_template_passage_free (VenuleTemplatePassage *passage);
/* Around what follows; *pushed says whether to pop. */
gboolean venule_template_push_when (VenuleTemplateReader *reader, xmlNode *element, gboolean *pushed, GError **error);

G_END_DECLS
