/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PalError:
 * @PAL_ERROR_STORAGE: the file or the database refused or failed
 * @PAL_ERROR_FULL: no space is left on the device
 * @PAL_ERROR_READ_ONLY: the file may not be written
 * @PAL_ERROR_BUSY: another process holds the file
 * @PAL_ERROR_FOREIGN: the file is not of ours
 * @PAL_ERROR_DAMAGED: the file is of ours but its content is broken
 * @PAL_ERROR_NEWER: the file was written by a newer program
 * @PAL_ERROR_CONSTRAINT: the data break a rule of the schema
 * @PAL_ERROR_EXISTS: something of this name is already there
 * @PAL_ERROR_NOT_FOUND: what was asked for is not there
 * @PAL_ERROR_INVALID: the input is not well formed
 * @PAL_ERROR_DENIED: the role or state does not allow it
 * @PAL_ERROR_USAGE: the command was used wrongly
 */
typedef enum
{
  PAL_ERROR_STORAGE,
  PAL_ERROR_FULL,
  PAL_ERROR_READ_ONLY,
  PAL_ERROR_BUSY,
  PAL_ERROR_FOREIGN,
  PAL_ERROR_DAMAGED,
  PAL_ERROR_NEWER,
  PAL_ERROR_CONSTRAINT,
  PAL_ERROR_EXISTS,
  PAL_ERROR_NOT_FOUND,
  PAL_ERROR_INVALID,
  PAL_ERROR_DENIED,
  PAL_ERROR_USAGE,
} PalError;

#define PAL_ERROR (pal_error_quark ())
GQuark pal_error_quark (void);

G_END_DECLS
