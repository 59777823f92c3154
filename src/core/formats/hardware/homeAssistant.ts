import type { Component, Extraction, SourceText } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, type MapEntry } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import type { Format } from "../format.js";
import { automated } from "./automation.js";
import { partsOfTree } from "./treeParts.js";

/**
 * Home Assistant configuration: the integrations it loads, by their domain or as a platform of another, and the devices it describes.
 * https://www.home-assistant.io/docs/configuration/
 */
export const homeAssistant: Format = {
  id: "hardware/home-assistant",
  title: "Home Assistant configuration",
  files: [
    "configuration.yaml",
    "packages/*.yaml",
    "packages/**/*.yaml",
    "home-assistant*.yaml",
    "homeassistant*.yaml",
    "{binary_sensor,sensor,switch,camera,light,climate,cover,device_tracker,alarm_control_panel,notify,media_player,lock,fan}{,s,es}.yaml",
    "integrations/*.yaml",
  ],
  ecosystems: ["Home Assistant integrations", "devices"],
  recognizes: ({ text }) => marker.test(text) || platformItem.test(text),
  extract({ text }: SourceText): Extraction {
    const { root, problems } = readYaml(text);
    const integrations =
      root?.type === "list"
        ? root.items.flatMap((item) => platformOf(item, "platform"))
        : entriesOf(root).flatMap((entry) => [...fromDomain(entry), ...fromPackages(entry)]);
    const components = [...integrations, ...partsOfTree(text, root, { kind: "device" })];
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
};

/** Keys at the left edge that only Home Assistant's configuration has. */
const marker =
  /^(?:homeassistant|default_config|automation|script|scene|input_boolean|input_number|input_select|input_text|recorder|logbook|frontend|lovelace|zha|zwave_js|template|mqtt|rest_command|shell_command|binary_sensor|device_tracker|alarm_control_panel)(?: \w+)?:/m;
const platformItem = /^[ \t]*- platform:[ \t]*\w/m;

/** The program's own domains: they say nothing of a device. */
const ownDomains = new Set(
  (
    "homeassistant,default_config,automation,script,scene,group,input_boolean,input_number,input_select,input_text,input_datetime," +
    "input_button,timer,counter,schedule,recorder,logbook,logger,history,frontend,lovelace,http,api,sun,zone,person,template,sensor,binary_sensor," +
    "switch,light,camera,cover,climate,fan,lock,media_player,notify,device_tracker,alarm_control_panel,vacuum,weather,calendar,remote,button," +
    "number,select,text,update,valve,water_heater,humidifier,siren,event,image,tts,stt,rest_command,shell_command,command_line,rest,mqtt," +
    "python_script,panel_custom,panel_iframe,intent_script,conversation,system_health,system_log,config,map,ssdp,zeroconf,dhcp,usb," +
    "bluetooth,utility_meter,stream,ffmpeg,google_assistant,alexa,cloud,mobile_app,tag,wake_on_lan,proximity,energy,statistics," +
    "customize,packages,influxdb,prometheus,my,discovery,updater,zha,zwave_js,hassio,media_source,webhook,modbus,knx"
  ).split(","),
);

/** `huawei_lte:` at the top loads the integration; under `switch:` a list of `platform: hikvisioncam`. */
function fromDomain(entry: MapEntry): Component[] {
  // A domain may be given in parts: `sensor outside:`.
  const domain = entry.key.value.split(" ")[0] ?? "";
  const platforms = [
    ...(entry.value?.type === "list" ? itemsOf(entry.value) : entry.value ? [entry.value] : []),
  ].flatMap((item) => platformOf(item, domain));
  if (ownDomains.has(domain) || !/^[a-z][a-z0-9_]*$/.test(domain)) return domain === "automation" ? [] : platforms;
  const key = { value: domain, start: entry.key.start, end: entry.key.start + domain.length };
  return [automated(`homeassistant/${domain}`, key, entry, "integration"), ...platforms];
}

function platformOf(item: Parameters<typeof get>[0], scope: string): Component[] {
  const platform = scalar(get(item, "platform"));
  const own = !platform || !/^[a-z][a-z0-9_]*$/.test(platform.value) || ownDomains.has(platform.value);
  return own || !item ? [] : [automated(`homeassistant/${platform.value}`, platform, item, scope)];
}

/** `homeassistant: { packages: { cameras: { … } } }` holds whole configurations. */
function fromPackages(entry: MapEntry): Component[] {
  if (entry.key.value !== "homeassistant") return [];
  return entriesOf(get(entry.value, "packages")).flatMap(({ value }) => entriesOf(value).flatMap(fromDomain));
}
