/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/instrument/pal-draft-outline.h"

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static char *
make_text (PalDraftRow kind, JsonObject *object)
{
  if (kind != PAL_DRAFT_ROW_QUESTION)
    return g_strdup (get_text (object, "title"));
  return g_strdup_printf ("%s  %s", get_text (object, "id"), get_text (object, "text"));
}

static GtkWidget *
add_row (GtkListBox *list, PalDraftRow kind, JsonObject *object)
{
  static const char *const classes[] = { "title-4", "heading", NULL };
  static const int starts[] = { 6, 9, 18 }, tops[] = { 18, 12, 6 };
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text = make_text (kind, object);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (label, starts[kind]);
  gtk_widget_set_margin_end (label, 9);
  gtk_widget_set_margin_top (label, tops[kind]);
  gtk_widget_set_margin_bottom (label, 6);
  if (classes[kind] != NULL)
    gtk_widget_add_css_class (label, classes[kind]);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (kind));
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (get_text (object, "id")), g_free);
  gtk_list_box_append (list, row);
  return row;
}

static void
add (GtkListBox *list, PalDraftRow kind, JsonObject *object, PalDraftRow chosen, const char *id)
{
  static const char *const children[] = { "sections", "questions" };
  GtkWidget *row = add_row (list, kind, object);
  JsonArray *array = kind < PAL_DRAFT_ROW_QUESTION ? get_array (object, children[kind]) : NULL;

  if (kind == chosen && g_strcmp0 (get_text (object, "id"), id) == 0)
    gtk_list_box_select_row (list, GTK_LIST_BOX_ROW (row));
  for (guint i = 0; i < get_length (array); i++)
    add (list, (PalDraftRow) (kind + 1), json_array_get_object_element (array, i), chosen, id);
}

/* Rows have their places only after the list was laid out. */
static gboolean
show_selected_cb (GtkWidget *list, GdkFrameClock *clock, gpointer user_data)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (list));
  GtkWidget *scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t place;

  if (row == NULL || scroller == NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (GTK_WIDGET (row)) == 0)
    return G_SOURCE_CONTINUE;
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), list, &place))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                               (double) place.origin.y, (double) (place.origin.y + place.size.height));
  return G_SOURCE_REMOVE;
}

void
pal_draft_outline_fill (GtkListBox *list, PalInstrumentDraft *draft, PalDraftRow kind, const char *id)
{
  JsonArray *modules = get_array (pal_instrument_draft_get_root (draft), "modules");
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
  for (guint i = 0; i < get_length (modules); i++)
    add (list, PAL_DRAFT_ROW_MODULE, json_array_get_object_element (modules, i), kind, id);
  gtk_widget_add_tick_callback (GTK_WIDGET (list), show_selected_cb, NULL, NULL);
}

PalDraftRow
pal_draft_outline_get_kind (GtkListBoxRow *row)
{
  return (PalDraftRow) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind"));
}

const char *
pal_draft_outline_get_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

void
pal_draft_outline_update_selected (GtkListBox *list, PalInstrumentDraft *draft)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  PalDraftRow kind = row != NULL ? pal_draft_outline_get_kind (row) : PAL_DRAFT_ROW_QUESTION;
  const char *id = row != NULL ? pal_draft_outline_get_id (row) : NULL;
  JsonObject *object = NULL;
  g_autofree char *text = NULL;

  if (id != NULL)
    object = kind == PAL_DRAFT_ROW_QUESTION ? pal_instrument_draft_find_question (draft, id)
                                            : pal_draft_structure_find (draft, (PalDraftHeading) kind, id);
  if (object == NULL)
    return;
  text = make_text (kind, object);
  gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (row)), text);
}
