/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-audit.h"
#include "venule-issue.h"
#include "venule-record.h"

G_BEGIN_DECLS

#define VENULE_STORE_ERROR (venule_store_error_quark ())
GQuark venule_store_error_quark (void);

/**
 * VenuleStoreError:
 * @VENULE_STORE_ERROR_NOT_FOUND: no such consultation, revision or issue
 * @VENULE_STORE_ERROR_CONFLICT: it has been changed since it was read: nothing was saved
 * @VENULE_STORE_ERROR_DAMAGED: what is stored is not what was stored: its hash differs
 * @VENULE_STORE_ERROR_NOT_WRITTEN: it could not be made durable: what was there before stands
 * @VENULE_STORE_ERROR_UNAVAILABLE: the store can't be opened or read
 * @VENULE_STORE_ERROR_NEWER: it was made by a newer version of the program
 * @VENULE_STORE_ERROR_REFUSED: not allowed: a course that goes back, a missing reason, an id that is none
 *
 * Every message says what, where and what to do, and holds no patient's text.
 */
typedef enum
{
  VENULE_STORE_ERROR_NOT_FOUND,
  VENULE_STORE_ERROR_CONFLICT,
  VENULE_STORE_ERROR_DAMAGED,
  VENULE_STORE_ERROR_NOT_WRITTEN,
  VENULE_STORE_ERROR_UNAVAILABLE,
  VENULE_STORE_ERROR_NEWER,
  VENULE_STORE_ERROR_REFUSED,
} VenuleStoreError;

/**
 * VenuleStore::changed:
 * @record: (nullable): the consultation that changed; %NULL: any may have (made elsewhere)
 *
 * Emitted in the thread-default main context that the store was opened in.
 */
#define VENULE_TYPE_STORE (venule_store_get_type ())
G_DECLARE_INTERFACE (VenuleStore, venule_store, VENULE, STORE, GObject)

/* Where consultations, issued sheets and the audit are kept. Every function is asynchronous: arguments are
 * copied before it returns, and the callback runs in the caller's thread-default main context. A write that
 * is reported done is durable. What backs it is nobody's business above this interface. */
struct _VenuleStoreInterface
{
  GTypeInterface parent;

  /* Each takes what its public function takes, and completes the task with what the finish returns. */
  void (*save) (VenuleStore *self, GPtrArray *saves, VenuleAuditAction action, GTask *task);
  void (*load) (VenuleStore *self, const char *record, guint revision, const char *viewed_by, GTask *task);
  void (*list_revisions) (VenuleStore *self, const char *record, GTask *task);
  void (*list) (VenuleStore *self, const VenuleListQuery *query, GTask *task);
  void (*count) (VenuleStore *self, const VenuleListQuery *query, GTask *task);
  void (*add_issue) (VenuleStore *self, VenuleIssue *issue, GTask *task);
  void (*add_issue_event) (VenuleStore *self, const char *issue, VenuleIssueEvent *event, GTask *task);
  void (*load_issue) (VenuleStore *self, const char *issue, GTask *task);
  void (*list_issues) (VenuleStore *self, const char *record, GTask *task);
  void (*add_audit) (VenuleStore *self, VenuleAuditLine *line, GTask *task);
  void (*list_audit) (VenuleStore *self, const char *record, guint64 after, guint limit, GTask *task);
  void (*verify) (VenuleStore *self, GTask *task);
  void (*erase) (VenuleStore *self, GPtrArray *records, const char *by, const char *reason, GTask *task);
  void (*back_up) (VenuleStore *self, GFile *copy, const char *by, GTask *task);
  void (*inspect_copy) (VenuleStore *self, GFile *copy, GTask *task);
  void (*restore) (VenuleStore *self, GFile *copy, const char *by, GTask *task);
};

/* One of saves is the usual; several are one transaction: all or none. */
void venule_store_save_async (VenuleStore *self,
                              GPtrArray *saves,         /* (element-type VenuleSave) */
                              VenuleAuditAction action, /* SAVED or IMPORTED */
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* (transfer full) (nullable) (element-type VenuleRevision): those that now stand. On VENULE_STORE_ERROR_CONFLICT,
 * @winner is the revision that the first refused save lost against, whole. */
GPtrArray *venule_store_save_finish (VenuleStore *self, GAsyncResult *result, VenuleRevision **winner, GError **error);

void venule_store_load_async (VenuleStore *self,
                              const char *record,
                              guint revision,        /* 0: the latest */
                              const char *viewed_by, /* (nullable): NULL: no person looks */
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
VenuleRevision *venule_store_load_finish (VenuleStore *self, GAsyncResult *result, GError **error);

void venule_store_list_revisions_async (
    VenuleStore *self, const char *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *venule_store_list_revisions_finish (VenuleStore *self, GAsyncResult *result, GError **error);

void venule_store_list_async (VenuleStore *self,
                              const VenuleListQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* (transfer full) (element-type VenuleRecord) */
GPtrArray *venule_store_list_finish (VenuleStore *self, GAsyncResult *result, GError **error);
void venule_store_count_async (VenuleStore *self,
                               const VenuleListQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* -1 with @error set. A search counts at most VENULE_STORE_MAX_FOUND. */
gssize venule_store_count_finish (VenuleStore *self, GAsyncResult *result, GError **error);

#define VENULE_STORE_MAX_FOUND 200

/* Freezes a sheet; refused with CONFLICT when its revision is no longer the latest. */
void venule_store_add_issue_async (
    VenuleStore *self, VenuleIssue *issue, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean venule_store_add_issue_finish (VenuleStore *self, GAsyncResult *result, GError **error);
void venule_store_add_issue_event_async (VenuleStore *self,
                                         const char *issue,
                                         VenuleIssueEvent *event, /* (transfer full) */
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean venule_store_add_issue_event_finish (VenuleStore *self, GAsyncResult *result, GError **error);
/* By its id, or by the code in the sheet's foot where that names one issue only. */
void venule_store_load_issue_async (
    VenuleStore *self, const char *issue, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
VenuleIssue *venule_store_load_issue_finish (VenuleStore *self, GAsyncResult *result, GError **error);
void venule_store_list_issues_async (
    VenuleStore *self, const char *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *venule_store_list_issues_finish (VenuleStore *self, GAsyncResult *result, GError **error);

void venule_store_add_audit_async (VenuleStore *self,
                                   VenuleAuditLine *line, /* (transfer full) */
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean venule_store_add_audit_finish (VenuleStore *self, GAsyncResult *result, GError **error);
void venule_store_list_audit_async (VenuleStore *self,
                                    const char *record, /* (nullable): all */
                                    guint64 after,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *venule_store_list_audit_finish (VenuleStore *self, GAsyncResult *result, GError **error);

/* What a check of everything found. */
typedef struct
{
  guint64 n_records, n_revisions, n_issues, n_audit_lines;
  char *audit_head;    /* the chain's last hash, to be kept elsewhere */
  char *newest_record; /* (nullable): the id of the latest save */
  char *newest_at;     /* (nullable) */
  VenuleCard *newest;  /* (nullable): whose it is */
} VenuleStoreState;

void venule_store_state_free (VenuleStoreState *state);

/* Reads everything: every hash, and the audit's chain. */
void venule_store_verify_async (VenuleStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
VenuleStoreState *venule_store_verify_finish (VenuleStore *self, GAsyncResult *result, GError **error);

/* A consultation that is to be erased, and what of it was seen when that was confirmed. */
typedef struct
{
  char *record;
  guint revision; /* its latest then; 0: whichever it has by now */
} VenuleErasure;

VenuleErasure *venule_erasure_new (const char *record, guint revision);
void venule_erasure_free (VenuleErasure *self);

void venule_store_erase_async (VenuleStore *self,
                               GPtrArray *records, /* (element-type VenuleErasure): the confirmed list */
                               const char *by,
                               const char *reason,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean venule_store_erase_finish (VenuleStore *self, GAsyncResult *result, GError **error);

/* Copies of all that is kept. A copy is verified after it was written, and before it is restored. */
void venule_store_back_up_async (VenuleStore *self,
                                 GFile *copy,
                                 const char *by,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
VenuleStoreState *venule_store_back_up_finish (VenuleStore *self, GAsyncResult *result, GError **error);
void venule_store_inspect_copy_async (
    VenuleStore *self, GFile *copy, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
VenuleStoreState *venule_store_inspect_copy_finish (VenuleStore *self, GAsyncResult *result, GError **error);
void venule_store_restore_async (VenuleStore *self,
                                 GFile *copy,
                                 const char *by,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
VenuleStoreState *venule_store_restore_finish (VenuleStore *self, GAsyncResult *result, GError **error);

/* address: (nullable): NULL: the user's own, embedded; else a folder */
void venule_store_open_async (const char *address,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
VenuleStore *venule_store_open_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleStoreState, venule_store_state_free)

G_END_DECLS
