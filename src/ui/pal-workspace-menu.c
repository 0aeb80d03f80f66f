/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-workspace-menu.h"

#include <glib/gi18n.h>

#include "session/pal-workspace.h"

GMenuModel *
pal_workspace_menu_new (PalWorkspace *workspace)
{
  GPtrArray *waves = pal_dataset_get_waves (pal_workspace_get_dataset (workspace));
  g_autoptr (GMenu) menu = g_menu_new (), wave_section = g_menu_new (), wave_work = g_menu_new (),
                    file_section = g_menu_new ();

  /* The newest wave first: it is the one in work. */
  for (guint i = waves->len; i > 0; i--)
    {
      const char *wave = g_ptr_array_index (waves, i - 1);
      /* Translators: code of a wave, such as 2026 */
      g_autofree char *label = g_strdup_printf (_ ("Wave %s"), wave);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.wave", "s", wave);
      g_menu_append_item (wave_section, item);
    }
  /* What the role may not do is not offered. */
  if (pal_workspace_may (workspace, PAL_RIGHT_START_WAVE, NULL, NULL))
    g_menu_append (wave_work, _ ("Start a New _Wave…"), "win.new-wave");
  if (pal_workspace_may (workspace, PAL_RIGHT_INSTRUMENT, NULL, NULL))
    {
      g_menu_append (wave_work, _ ("_Questionnaire…"), "win.questionnaire");
      g_menu_append (wave_work, _ ("_Framework of Indicators…"), "win.framework");
    }
  if (pal_workspace_may (workspace, PAL_RIGHT_TRANSLATE, NULL, NULL))
    g_menu_append (wave_work, _ ("_Translations…"), "win.translations");
  g_menu_append (wave_work, _ ("_Acting As…"), "win.act-as");
  g_menu_append (file_section, _ ("_New Survey…"), "win.new-survey");
  g_menu_append (file_section, _ ("_Open File…"), "win.open-file");
  if (pal_workspace_may (workspace, PAL_RIGHT_RESTORE, NULL, NULL))
    g_menu_append (file_section, _ ("_Restore a Backup…"), "win.restore-backup");
  g_menu_append (file_section, _ ("_Close Workspace"), "win.close-workspace");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (wave_section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (wave_work));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file_section));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
