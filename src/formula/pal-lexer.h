/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PAL_TOKEN_END,
  PAL_TOKEN_NUMBER,
  PAL_TOKEN_STRING,
  PAL_TOKEN_NAME,
  PAL_TOKEN_OPEN,
  PAL_TOKEN_CLOSE,
  PAL_TOKEN_COMMA,
  PAL_TOKEN_DOT,
  PAL_TOKEN_ADD,
  PAL_TOKEN_SUBTRACT,
  PAL_TOKEN_MULTIPLY,
  PAL_TOKEN_DIVIDE,
  PAL_TOKEN_LESS,
  PAL_TOKEN_LESS_EQUAL,
  PAL_TOKEN_GREATER,
  PAL_TOKEN_GREATER_EQUAL,
  PAL_TOKEN_EQUAL,
  PAL_TOKEN_NOT_EQUAL,
} PalTokenKind;

/* A piece of the text, not copied. */
typedef struct
{
  PalTokenKind kind;
  const char *at;    /* where it begins, for messages */
  const char *start; /* STRING: after the opening quote */
  gsize length;
  double number; /* NUMBER */
} PalToken;

/* Walks over a formula; @token is the one to look at now. */
typedef struct
{
  const char *text; /* borrowed */
  const char *next;
  PalToken token;
} PalLexer;

/* Both put the first or next token into @token; FALSE with PAL_ERROR_INVALID when
 * the text holds something that is no token. */
gboolean pal_lexer_init (PalLexer *self, const char *text, GError **error);
gboolean pal_lexer_advance (PalLexer *self, GError **error);

/* The current token is the word @name. */
gboolean pal_lexer_is_name (const PalLexer *self, const char *name);

/* 1-based position of @at in characters, for messages. */
glong pal_lexer_position (const PalLexer *self, const char *at);

/* Sets PAL_ERROR_INVALID "at character N: ..." for the current token; returns FALSE
 * so that callers may return it. */
gboolean pal_lexer_fail (const PalLexer *self, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* The current token as it is shown in a message. */
char *pal_lexer_describe (const PalLexer *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
